using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Instance;

/// <summary>Reads and records facts about this instance.</summary>
public sealed class InstanceFacts(IDbContextFactory<InstanceDb> database, Ledger ledger)
{
    /// <summary>The fact's value, or null.</summary>
    public async Task<string?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Facts.AsNoTracking().Where(f => f.Name == name).Select(f => f.Value).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Records a fact once; a later value is ignored, because what was true at the start stays on record.</summary>
    public Task RecordAsync(string name, string value, CancellationToken cancellationToken) =>
        ledger.WriteAsync(
            async scope =>
            {
                var facts = scope.Use<InstanceDb>().Facts;
                if (!await facts.AnyAsync(f => f.Name == name, cancellationToken))
                {
                    facts.Add(new InstanceFactRow { Name = name, Value = value, At = scope.At });
                }
            },
            cancellationToken);
}
