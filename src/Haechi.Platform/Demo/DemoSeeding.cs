using Haechi.Platform.Cases;
using Haechi.Platform.Instance;
using Haechi.Platform.Rooms;
using Haechi.Platform.Startup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Demo;

/// <summary>Decides once whether this instance is a demo, remembers it, and runs every seeder that has not run yet.</summary>
internal sealed class DemoSeeding(
    InstanceFacts facts,
    DemoState state,
    IOptions<DemoOptions> options,
    IDbContextFactory<RoomsDb> rooms,
    IEnumerable<IDemoSeeder> seeders,
    IServiceScopeFactory scopes,
    TimeProvider clock) : IStartupWork
{
    private const string Fact = "demo";

    public int Order => 200;

    public async Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        var decided = await facts.FindAsync(Fact, cancellationToken);
        if (decided is null)
        {
            decided = options.Value.Enabled && await IsNewAsync(cancellationToken) ? "yes" : "no";
            await facts.RecordAsync(Fact, decided, cancellationToken);
        }

        state.Active = decided == "yes";
        if (state.Active)
        {
            await SeedAsync(terminal, cancellationToken);
        }
    }

    private async Task SeedAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        foreach (var seeder in seeders.OrderBy(s => s.Order))
        {
            var done = $"demo.{seeder.Id}";
            if (await facts.FindAsync(done, cancellationToken) is not null)
            {
                continue;
            }

            terminal.Say($"Demo city: {seeder.Id} ...");
            await using var scope = scopes.CreateAsyncScope();
            // A fixed seed, because a demo is shown and tested again and again.
#pragma warning disable CA5394
            var context = new DemoContext(scope.ServiceProvider, clock.GetUtcNow(), new Random(20260122), line => terminal.Say($"  {line}"));
#pragma warning restore CA5394
            await seeder.SeedAsync(context, cancellationToken);
            await facts.RecordAsync(done, "seeded", cancellationToken);
        }
    }

    private async Task<bool> IsNewAsync(CancellationToken cancellationToken)
    {
        await using var db = rooms.CreateDbContext();
        return !await db.Cases.AnyAsync(cancellationToken) && !await db.Observations.AnyAsync(cancellationToken);
    }
}
