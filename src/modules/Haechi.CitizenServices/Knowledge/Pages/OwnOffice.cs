using Haechi.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Pages;

/// <summary>The office of whoever reads the page, as their account names it.</summary>
internal sealed class OwnOffice(IDbContextFactory<IdentityDb> accounts, CurrentActor current)
{
    /// <summary>Null when the account names none.</summary>
    public async Task<string?> NameAsync(CancellationToken cancellationToken)
    {
        var me = await current.GetAsync();
        await using var db = await accounts.CreateDbContextAsync(cancellationToken);
        var name = await db.Users.Where(u => u.Id == me.Id).Select(u => u.Department).FirstOrDefaultAsync(cancellationToken);
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
