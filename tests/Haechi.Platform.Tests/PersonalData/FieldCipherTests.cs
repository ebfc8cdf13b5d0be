using System.Security.Cryptography;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Tests.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.PersonalData;

public sealed class FieldCipherTests
{
    private static readonly byte[] FirstKey = RandomNumberGenerator.GetBytes(32);
    private readonly FieldCipher _cipher = new(new FieldKeys(FirstKey, []));

    [Theory]
    [InlineData("")]
    [InlineData("010-1234-5678")]
    [InlineData("홍길동, 서울 중구 세종대로 110 😀")]
    public void What_is_sealed_opens_again_and_shows_nothing_meanwhile(string text)
    {
        var sealedText = _cipher.Seal(text);

        _cipher.Open(sealedText).ShouldBe(text);
        sealedText.ToString().ShouldBe("[sealed]");
        if (text.Length > 0)
        {
            sealedText.Ciphertext.ShouldNotContain(text);
            _cipher.Seal(text).ShouldNotBe(sealedText);
        }
    }

    [Fact]
    public void Every_altered_byte_is_noticed()
    {
        var bytes = _cipher.Seal("secret"u8, "attachment:1");
        for (var i = 0; i < bytes.Length; i++)
        {
            var altered = bytes.ToArray();
            altered[i] ^= 1;
            Should.Throw<CryptographicException>(() => _cipher.Open(altered, "attachment:1"), $"byte {i}");
        }

        Should.Throw<CryptographicException>(() => _cipher.Open(bytes.AsSpan(0, bytes.Length - 1), "attachment:1"));
        Should.Throw<CryptographicException>(() => _cipher.Open([], "attachment:1"));
        Should.Throw<CryptographicException>(() => _cipher.Open(new SealedText("no base64!")));
    }

    [Fact]
    public void A_sealed_value_cannot_be_put_in_the_place_of_another()
    {
        var bytes = _cipher.Seal("secret"u8, "attachment:1");

        Should.Throw<CryptographicException>(() => _cipher.Open(bytes, "attachment:2"));
    }

    [Fact]
    public void After_a_change_of_keys_the_new_one_seals_and_the_old_one_still_opens()
    {
        var old = _cipher.Seal("before");
        var changed = new FieldCipher(new FieldKeys(RandomNumberGenerator.GetBytes(32), [FirstKey]));

        changed.Open(old).ShouldBe("before");
        Should.Throw<CryptographicException>(() => _cipher.Open(changed.Seal("after"))).Message.ShouldContain("key");
    }

    [Fact]
    public async Task Opening_for_a_person_leaves_a_trace_with_why_and_a_failed_one_leaves_none()
    {
        await using var site = await TestSite.StartAsync();
        var vault = site.Services.GetRequiredService<PersonalDataVault>();
        var phone = vault.Seal("010-1234-5678");
        var subject = new DataSubject("conversation", "c-1", "seoul-talk");

        (await vault.OpenAsync(phone, subject, Actor.Person("1", "김상담"), "회신 전화", default)).ShouldBe("010-1234-5678");
        await Should.ThrowAsync<CryptographicException>(() => vault.OpenAsync(new SealedText(phone.Ciphertext[..^2]), subject, Actor.Citizen, "x", default));
        await Should.ThrowAsync<ArgumentException>(() => vault.OpenAsync(phone, subject, Actor.Citizen, " ", default));

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<Haechi.Platform.Rooms.RoomsDb>>().CreateDbContextAsync();
        var row = await db.Audit.SingleAsync();
        (row.Act, row.SubjectKind, row.SubjectId, row.ServiceId, row.ActorName).ShouldBe(("personal-data.read", "conversation", "c-1", "seoul-talk", "김상담"));
        row.Detail.ShouldContain("회신 전화");
        row.Detail.ShouldNotContain("5678");
    }
}
