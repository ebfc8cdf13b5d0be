using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Persistence;

/// <summary>
/// Storage of one area (the rooms, the streams, a module's service). Areas share one database and one transaction
/// through <see cref="LedgerScope.Use{TDb}"/>, but migrate on their own, so that a module arrives without touching another.
/// An area is an abstract-in-spirit context with one subclass per database, because migrations differ.
/// </summary>
public abstract class AreaDb(DbContextOptions options) : DbContext(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        AreaConventions.Apply(configurationBuilder, Database.ProviderName);
}
