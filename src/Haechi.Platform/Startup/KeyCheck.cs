using System.Security.Cryptography;
using Haechi.Platform.Instance;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Startup;

/// <summary>
/// Refuses to start with another audit key than the one that wrote the trail: the first row that it wrote would break the chain.
/// </summary>
public sealed class KeyCheck(KeyFiles keys, InstanceFacts facts) : IStartupWork
{
    /// <summary>What to do when the key does not fit.</summary>
    public const string Mend =
        "The audit trail was written with another key than keys/audit.key of this data folder. Copy the folder keys/ from where it was written, or name the file with HAECHI_AUDIT_KEY_FILE.";

    private const string Fact = "audit-key";

    public int Order => 10;

    public async Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        if (!await FitsAsync(cancellationToken))
        {
            throw new InvalidOperationException(Mend);
        }
    }

    /// <summary>True when the key of this data folder wrote the trail; a trail without a known key takes this one.</summary>
    public async Task<bool> FitsAsync(CancellationToken cancellationToken)
    {
        // Tells keys apart without telling the key.
        var fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(keys.Read(KeyFiles.Audit), "haechi audit key fingerprint"u8))[..16];
        var known = await facts.FindAsync(Fact, cancellationToken);
        if (known is null)
        {
            await facts.RecordAsync(Fact, fingerprint, cancellationToken);
        }

        return known is null || known == fingerprint;
    }
}
