using Haechi.Kernel;
using Haechi.Platform.Modules;

namespace Haechi.Platform.Identity;

/// <summary>An account as the page of users shows it.</summary>
public sealed record UserLine(
    string Id, string UserName, string DisplayName, string Department, IReadOnlyList<string> Roles, bool Disabled, bool MustChangePassword,
    bool SecondFactor, bool Demo, DateTimeOffset? LockedUntil, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt)
{
    internal static UserLine Of(Account a, IEnumerable<string> roles) => new(
        a.Id, a.UserName ?? "", a.DisplayName, a.Department, [.. Modules.Roles.All.Intersect(roles)], a.Disabled, a.MustChangePassword,
        a.TwoFactorEnabled, a.Demo, a.LockoutEnd, a.CreatedAt, a.LastSignInAt);
}

/// <summary>A new account.</summary>
/// <param name="UserName">Letters, digits and <c>-._@+</c>; at most 64 characters.</param>
/// <param name="DisplayName">1 to 80 characters.</param>
/// <param name="Department">At most 80 characters.</param>
/// <param name="Roles">One or more of the fixed roles.</param>
public sealed record UserDraft(string UserName, string DisplayName, string Department, IReadOnlyList<string> Roles)
{
    internal Refusal? Fault()
    {
        if (string.IsNullOrWhiteSpace(UserName) || UserName.Length > 64)
        {
            return Refusals.Of("user-name-length", "아이디는 1~64자입니다.", "A user name has 1 to 64 characters.", "아이디를 적어 주세요.", "Give a user name.");
        }

        if (string.IsNullOrWhiteSpace(DisplayName) || DisplayName.Length > 80 || Department.Length > 80)
        {
            return NameFault();
        }

        return Roles.Count == 0 || Roles.Except(Modules.Roles.All).Any() ? RoleFault() : null;
    }

    internal static Refusal NameFault() =>
        Refusals.Of("name-length", "이름은 1~80자, 부서는 80자까지입니다.", "A name has 1 to 80 characters, a department at most 80.", "길이를 줄이거나 이름을 적어 주세요.", "Shorten it or give a name.");

    internal static Refusal RoleFault() =>
        Refusals.Of("role-unknown", "역할을 하나 이상, 있는 것 중에서 골라야 합니다.", "At least one role is needed, out of the known ones.", "역할을 고르세요.", "Choose a role.");
}
