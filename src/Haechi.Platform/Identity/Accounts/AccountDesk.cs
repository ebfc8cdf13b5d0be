using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Identity;

/// <summary>
/// Accounts inside a ledger transaction, so that a change and its audit row commit together. Identity's own manager does the
/// work; only its store is the transaction's.
/// </summary>
internal sealed class AccountDesk(IServiceScopeFactory scopes)
{
    /// <summary>Runs <paramref name="work"/> with a manager whose changes belong to <paramref name="ledger"/>.</summary>
    public async Task<T> WithAsync<T>(LedgerScope ledger, Func<UserManager<Account>, Task<T>> work)
    {
        await using var services = scopes.CreateAsyncScope();
        using var store = ActivatorUtilities.CreateInstance<AccountStore>(services.ServiceProvider, ledger.Use<IdentityDb>());
        using var manager = ActivatorUtilities.CreateInstance<UserManager<Account>>(services.ServiceProvider, store);
        return await work(manager);
    }

    /// <summary>Creates an account that the product itself proposes; a refusal would be a bug.</summary>
    public Task<bool> CreateAsync(LedgerScope ledger, Account account, string password, IEnumerable<string> roles) =>
        WithAsync(ledger, async manager =>
        {
            Demand(await manager.CreateAsync(account, password));
            Demand(await manager.AddToRolesAsync(account, roles));
            return true;
        });

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join(' ', result.Errors.Select(error => error.Description)));
        }
    }
}
