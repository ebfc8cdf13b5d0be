using Haechi.Platform.PersonalData;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace Haechi.Platform.Identity;

/// <summary>Accounts on disk. What the second factor rests on (the authenticator's key, the recovery codes) is sealed there.</summary>
internal sealed class AccountStore(IdentityDb db, FieldCipher cipher, IdentityErrorDescriber errors)
    : UserStore<Account, AccountRole, IdentityDb, string>(db, errors)
{
    public override Task SetTokenAsync(Account user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : cipher.Seal(value).Ciphertext, cancellationToken);

    public override async Task<string?> GetTokenAsync(Account user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } stored ? cipher.Open(new SealedText(stored)) : null;
}
