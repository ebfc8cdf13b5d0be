using Haechi.Kernel;
using Microsoft.AspNetCore.Identity;

namespace Haechi.Platform.Identity;

/// <summary>The refusals of accounts and passwords that people can meet, in both languages.</summary>
internal sealed class AccountWords : IdentityErrorDescriber
{
    internal static IdentityError TooShort() =>
        Of("password-too-short", "비밀번호는 12자 이상이어야 합니다. 여러 낱말을 이어 쓰면 외우기 쉽습니다.", "A password has at least 12 characters. Several words in a row are easy to remember.");

    internal static IdentityError TooLong() =>
        Of("password-too-long", "비밀번호는 128자까지 쓸 수 있습니다.", "A password has at most 128 characters.");

    internal static IdentityError HoldsName() =>
        Of("password-holds-name", "비밀번호에 이름이나 아이디를 넣을 수 없습니다.", "A password must not contain your name or user name.");

    internal static IdentityError Worn() =>
        Of("password-worn", "널리 쓰여 쉽게 알아낼 수 있는 비밀번호입니다. 다른 낱말을 섞어 주세요.", "This password is widely used and easily guessed. Mix in other words.");

    public override IdentityError PasswordTooShort(int length) => TooShort();

    public override IdentityError PasswordMismatch() =>
        Of("password-mismatch", "현재 비밀번호가 맞지 않습니다.", "The current password is not right.");

    public override IdentityError DuplicateUserName(string userName) =>
        Of("user-name-taken", "이미 쓰고 있는 아이디입니다.", "This user name is taken.");

    public override IdentityError InvalidUserName(string? userName) =>
        Of("user-name-invalid", "아이디는 영문, 숫자, 점, 붙임표, 밑줄, @만 쓸 수 있습니다.", "A user name holds letters, digits, dot, hyphen, underscore and @ only.");

    public override IdentityError InvalidEmail(string? email) =>
        Of("email-invalid", "전자우편 주소가 바르지 않습니다.", "The e-mail address is not valid.");

    public override IdentityError InvalidToken() =>
        Of("code-wrong", "인증 번호가 맞지 않거나 시간이 지났습니다.", "The code is wrong or has expired.");

    public override IdentityError ConcurrencyFailure() =>
        Of("account-changed", "그사이 다른 사람이 이 계정을 바꾸었습니다. 다시 불러와 주세요.", "Somebody else changed this account meanwhile. Load it again.");

    internal static IdentityError Of(string code, string ko, string en) =>
        new() { Code = code, Description = new LocalizedText(ko, en).ToString() };

    /// <summary>The first error of a failed result as a refusal.</summary>
    internal static Refusal Refused(IdentityResult result)
    {
        var error = result.Errors.First();
        return new Refusal(error.Code, new(error.Description, error.Description), new("내용을 고쳐 다시 시도해 주세요.", "Change it and try again."));
    }
}
