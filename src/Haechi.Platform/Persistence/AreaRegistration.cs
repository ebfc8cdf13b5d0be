using Haechi.Platform.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Persistence;

/// <summary>Registers an area's storage.</summary>
public static class AreaRegistration
{
    /// <summary>
    /// Adds an area: <see cref="IDbContextFactory{TContext}"/> of <typeparamref name="TDb"/> for reading,
    /// <see cref="Ledger"/> for writing, and its migrations at start-up.
    /// </summary>
    /// <typeparam name="TDb">The area's context, used everywhere.</typeparam>
    /// <typeparam name="TSqlite">Its SQLite subclass with a constructor taking <see cref="DbContextOptions"/>.</typeparam>
    /// <typeparam name="TPostgres">Its PostgreSQL subclass, likewise.</typeparam>
    /// <param name="services">The container.</param>
    /// <param name="name">Kebab-case name; also names the migrations' history table.</param>
    public static IServiceCollection AddArea<TDb, TSqlite, TPostgres>(this IServiceCollection services, string name)
        where TDb : DbContext
        where TSqlite : TDb
        where TPostgres : TDb
    {
        services.AddSingleton(provider => new AreaFactory<TDb>(
            AreaOptions(provider.GetRequiredService<IOptions<StorageOptions>>().Value, typeof(TSqlite), typeof(TPostgres), name)));
        services.AddSingleton<IDbContextFactory<TDb>>(provider => provider.GetRequiredService<AreaFactory<TDb>>());
        services.AddSingleton(provider => new Area(name, provider.GetRequiredService<AreaFactory<TDb>>().CreateDbContext));
        return services;
    }

    /// <summary>Options for one area on one database; also what design-time factories use.</summary>
    public static (Type Context, DbContextOptions Options) AreaOptions(StorageOptions storage, Type sqlite, Type postgres, string name)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var history = "__migrations_" + name.Replace('-', '_');
        var builder = new DbContextOptionsBuilder();
        if (storage.Kind == DatabaseKind.Postgres)
        {
            builder.UseNpgsql(storage.ConnectionString, o => o.MigrationsHistoryTable(history));
            return (postgres, builder.Options);
        }

        builder.UseSqlite(storage.ConnectionString, o => o.MigrationsHistoryTable(history));
        builder.AddInterceptors(DurabilityPragmas.Instance);
        return (sqlite, builder.Options);
    }
}

/// <summary>One registered area, for migrating, backing up and checking.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Create">Opens its context.</param>
public sealed record Area(string Name, Func<DbContext> Create);

internal sealed class AreaFactory<TDb>((Type Context, DbContextOptions Options) area) : IDbContextFactory<TDb>
    where TDb : DbContext
{
    public TDb CreateDbContext() => (TDb)Activator.CreateInstance(area.Context, area.Options)!;
}
