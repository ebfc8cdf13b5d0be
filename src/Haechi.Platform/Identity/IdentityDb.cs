using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Identity;

/// <summary>Accounts, roles, machine tokens and the (sealed) keys that protect cookies.</summary>
public class IdentityDb(DbContextOptions options) : IdentityDbContext<Account, AccountRole, string>(options), IDataProtectionKeyContext
{
    internal const string AreaName = "identity";

    public DbSet<ApiTokenRow> ApiTokens => Set<ApiTokenRow>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        AreaConventions.Apply(configurationBuilder, Database.ProviderName);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Account>(account =>
        {
            account.ToTable("identity_accounts");
            account.Property(a => a.DisplayName).HasMaxLength(80);
            account.Property(a => a.Department).HasMaxLength(80);
        });
        builder.Entity<AccountRole>(role =>
        {
            role.ToTable("identity_roles");
            role.HasData(Modules.Roles.All.Select(id => new AccountRole { Id = id, Name = id, NormalizedName = id.ToUpperInvariant(), ConcurrencyStamp = id }));
        });
        builder.Entity<IdentityUserRole<string>>().ToTable("identity_account_roles");
        builder.Entity<IdentityUserClaim<string>>().ToTable("identity_account_claims");
        builder.Entity<IdentityUserLogin<string>>().ToTable("identity_account_logins");
        builder.Entity<IdentityUserToken<string>>().ToTable("identity_account_tokens");
        builder.Entity<IdentityRoleClaim<string>>().ToTable("identity_role_claims");
        builder.Entity<DataProtectionKey>().ToTable("identity_protection_keys");
        builder.Entity<ApiTokenRow>(token =>
        {
            token.ToTable("identity_api_tokens");
            token.Property(t => t.Name).HasMaxLength(80);
        });
        SnakeCaseNames.Apply(builder);
    }
}

/// <summary><see cref="IdentityDb"/> on SQLite.</summary>
public sealed class SqliteIdentityDb(DbContextOptions options) : IdentityDb(options);

/// <summary><see cref="IdentityDb"/> on PostgreSQL.</summary>
public sealed class PostgresIdentityDb(DbContextOptions options) : IdentityDb(options);

internal sealed class SqliteIdentityDesign() : DesignTimeArea<SqliteIdentityDb>(DatabaseKind.Sqlite, IdentityDb.AreaName);

internal sealed class PostgresIdentityDesign() : DesignTimeArea<PostgresIdentityDb>(DatabaseKind.Postgres, IdentityDb.AreaName);
