using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Haechi.Platform.Persistence;

/// <summary>Lets <c>dotnet ef migrations add</c> build an area's context without a database.</summary>
/// <typeparam name="TContext">The subclass whose migrations are written.</typeparam>
/// <param name="kind">Its database.</param>
/// <param name="name">The area's name.</param>
public abstract class DesignTimeArea<TContext>(DatabaseKind kind, string name) : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    /// <inheritdoc />
    public TContext CreateDbContext(string[] args)
    {
        var storage = new StorageOptions { Postgres = kind == DatabaseKind.Postgres ? "Host=localhost" : null };
        var (_, options) = AreaRegistration.AreaOptions(storage, typeof(TContext), typeof(TContext), name);
        return (TContext)Activator.CreateInstance(typeof(TContext), options)!;
    }
}
