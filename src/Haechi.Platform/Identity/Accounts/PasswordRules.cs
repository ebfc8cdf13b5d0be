using Microsoft.AspNetCore.Identity;

namespace Haechi.Platform.Identity;

/// <summary>
/// What a password must be: long (12 or more) and not what everybody tries first. No rules about classes of characters,
/// which only lead to "Password1!".
/// </summary>
internal sealed class PasswordRules : IPasswordValidator<Account>
{
    internal const int MinimumLength = 12;
    internal const int MaximumLength = 128;

    private static readonly string[] Worn =
    [
        "password", "passw0rd", "qwerty", "asdf", "zxcv", "1q2w3e", "q1w2e3", "1qaz2wsx", "abcd", "admin", "administrator", "root",
        "letmein", "welcome", "iloveyou", "monkey", "dragon", "master", "login", "changeme", "secret", "test", "guest", "default",
        "seoul", "haechi", "korea", "dasan", "120", "tkfkd", "dkssud", "qlalfqjsgh", "rhksflwk", "tjdnf", "spring", "summer", "autumn", "winter",
        "서울", "해치", "비밀번호", "관리자", "사랑해",
    ];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = (password ?? "").Trim();
        var fault = text switch
        {
            _ when text.Length < MinimumLength => AccountWords.TooShort(),
            _ when text.Length > MaximumLength => AccountWords.TooLong(),
            _ when Names(user).Any(name => text.Contains(name, StringComparison.OrdinalIgnoreCase)) => AccountWords.HoldsName(),
            _ when IsWorn(text) => AccountWords.Worn(),
            _ => null,
        };
        return Task.FromResult(fault is null ? IdentityResult.Success : IdentityResult.Failed(fault));
    }

    private static IEnumerable<string> Names(Account user) =>
        new[] { user.UserName, user.DisplayName, user.Email?.Split('@')[0] }.OfType<string>().Where(name => name.Length >= 3);

    /// <summary>True when nothing is left once worn words, runs and repetitions are taken out.</summary>
    internal static bool IsWorn(string password)
    {
        var rest = password.ToLowerInvariant();
        foreach (var word in Worn.OrderByDescending(word => word.Length))
        {
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        }

        return Surprises(rest) < 6;
    }

    // Counts the characters that do not follow from the ones before: not equal, not the next or previous in order,
    // not the repetition of a block of up to four.
    private static int Surprises(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var step = i == 0 ? 99 : text[i] - text[i - 1];
            var repeats = Enumerable.Range(2, 3).Any(block => i >= block && text[i] == text[i - block]);
            if (Math.Abs(step) > 1 && !repeats)
            {
                count++;
            }
        }

        return count;
    }
}
