using Haechi.Platform.Persistence.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
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
        services.AddSingleton(provider => AreaFactory<TDb>.Create<TSqlite, TPostgres>(
            AreaOptions(provider.GetRequiredService<IOptions<StorageOptions>>().Value, typeof(TSqlite), typeof(TPostgres), name)));
        services.AddSingleton<IDbContextFactory<TDb>>(provider => provider.GetRequiredService<AreaFactory<TDb>>());
        services.AddSingleton(provider => new Area(name, provider.GetRequiredService<AreaFactory<TDb>>().CreateOwn));
        return services;
    }

    /// <summary>Options for one area on one database; also what design-time factories use.</summary>
    public static (Type Context, DbContextOptions Options) AreaOptions(StorageOptions storage, Type sqlite, Type postgres, string name)
    {
        ArgumentNullException.ThrowIfNull(storage);
        var history = "__migrations_" + name.Replace('-', '_');
        var context = storage.Kind == DatabaseKind.Postgres ? postgres : sqlite;
        var builder = (DbContextOptionsBuilder)Activator.CreateInstance(typeof(DbContextOptionsBuilder<>).MakeGenericType(context))!;
        if (storage.Kind == DatabaseKind.Postgres)
        {
            builder.UseNpgsql(storage.ConnectionString, o => o.MigrationsHistoryTable(history));
            return (context, builder.Options);
        }

        builder.UseSqlite(storage.ConnectionString, o => o.MigrationsHistoryTable(history));
        builder.AddInterceptors(DurabilityPragmas.Instance);
        return (context, builder.Options);
    }
}

/// <summary>One registered area, for migrating, backing up and checking.</summary>
/// <param name="Name">Kebab-case name.</param>
/// <param name="Create">Opens its context.</param>
public sealed record Area(string Name, Func<DbContext> Create);

/// <summary>
/// Contexts of an area. Those for reading are used again: making one costs as much as a small query. Those that take part in
/// somebody's transaction are made anew, because they keep its connection.
/// </summary>
internal sealed class AreaFactory<TDb>(Func<TDb> own, Func<TDb> pooled) : IDbContextFactory<TDb>
    where TDb : DbContext
{
    public static AreaFactory<TDb> Create<TSqlite, TPostgres>((Type Context, DbContextOptions Options) area)
        where TSqlite : TDb
        where TPostgres : TDb =>
        new(
            () => (TDb)Activator.CreateInstance(area.Context, area.Options)!,
            area.Options is DbContextOptions<TPostgres> postgres
                ? new PooledDbContextFactory<TPostgres>(postgres).CreateDbContext
                : new PooledDbContextFactory<TSqlite>((DbContextOptions<TSqlite>)area.Options).CreateDbContext);

    public TDb CreateDbContext() => pooled();

    /// <summary>One that is not used again.</summary>
    public TDb CreateOwn() => own();
}
