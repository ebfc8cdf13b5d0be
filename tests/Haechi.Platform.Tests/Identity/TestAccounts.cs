using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Tests.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Identity;

internal static class TestAccounts
{
    public static Task<(string Id, string Password)> AddAccountAsync(this TestSite site, string userName, string role, Action<Account>? shape = null) =>
        site.Services.GetRequiredService<Ledger>().WriteAsync(
            async scope =>
            {
                var account = new Account { UserName = userName, DisplayName = userName + "의 이름", Department = "시험과", CreatedAt = scope.At };
                shape?.Invoke(account);
                var password = Passwords.Generate();
                await site.Services.GetRequiredService<AccountDesk>().CreateAsync(scope, account, password, [role]);
                return (account.Id, password);
            },
            CancellationToken.None);

    /// <summary><c>/api/needs/{permission}</c> for one permission.</summary>
    public static void MapPermission(this WebApplication app, string permission) =>
        app.MapGet("/api/needs/" + permission, () => Results.Ok(permission)).RequireAuthorization(permission);
}
