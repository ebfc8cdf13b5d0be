namespace Haechi.Platform.Demo;

/// <summary>
/// Fills a part of the demo city: conversations, cases, readings. It runs once per instance, on the first start. A crash in the
/// middle runs it again, so it writes in one transaction or looks first at what is there.
/// </summary>
public interface IDemoSeeder
{
    /// <summary>Unique, kebab-case; remembered once it is done.</summary>
    string Id { get; }

    /// <summary>Ascending.</summary>
    int Order { get; }

    /// <summary>Seeds. Everything that it writes must be recognisable as invented.</summary>
    Task SeedAsync(DemoContext context, CancellationToken cancellationToken);
}

/// <summary>What a seeder works with.</summary>
/// <param name="Services">A scope of the product's services.</param>
/// <param name="Now">The moment of seeding, UTC; the demo day ends here.</param>
/// <param name="Random">The same numbers on every machine, so that every demo city is the same.</param>
/// <param name="Say">Tells the person at the terminal how far it is.</param>
public sealed record DemoContext(IServiceProvider Services, DateTimeOffset Now, Random Random, Action<string> Say);

/// <summary>Whether this instance shows the demo city. Every page says so when it does.</summary>
public sealed class DemoState
{
    /// <summary>True once storage stands and the instance was seeded as a demo.</summary>
    public bool Active { get; internal set; }
}
