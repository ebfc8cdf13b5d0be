using Haechi.Platform.Identity;

namespace Haechi.Platform.Tests.Identity;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short-one", "password-too-short")]
    [InlineData("password1234", "password-worn")]
    [InlineData("Password!2024", "password-worn")]
    [InlineData("qwertyqwerty", "password-worn")]
    [InlineData("123456789012", "password-worn")]
    [InlineData("aaaaaaaaaaaaaaaa", "password-worn")]
    [InlineData("abcabcabcabcabc", "password-worn")]
    [InlineData("seoul1234567890", "password-worn")]
    [InlineData("비밀번호123456789", "password-worn")]
    [InlineData("kimcheolsu-2026-river", "password-holds-name")]
    public async Task What_everybody_tries_first_is_refused(string password, string code)
    {
        var result = await new PasswordRules().ValidateAsync(null!, new Account { UserName = "kimcheolsu" }, password);

        result.Errors.Single().Code.ShouldBe(code);
    }

    [Theory]
    [InlineData("correct horse battery staple")]
    [InlineData("한강 다리 위에 뜬 달")]
    [InlineData("vmt9-kx2p-wq7c-bd4n-hy6r")]
    [InlineData("green-lamp-seven-doors")]
    public async Task Long_words_of_ones_own_are_welcome_without_signs_or_capitals(string password)
    {
        var result = await new PasswordRules().ValidateAsync(null!, new Account { UserName = "kimcheolsu" }, password);

        result.Succeeded.ShouldBeTrue();
    }
}
