using System.Security.Cryptography;
using Haechi.Platform.Instance;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Startup;

/// <summary>
/// Refuses to start with another audit key than the one that wrote the trail: the first row that it wrote would break the chain.
/// </summary>
internal sealed class KeyCheck(KeyFiles keys, InstanceFacts facts) : IStartupWork
{
    private const string Fact = "audit-key";

    public int Order => 10;

    public async Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        // Tells keys apart without telling the key.
        var fingerprint = Convert.ToHexStringLower(HMACSHA256.HashData(keys.Read(KeyFiles.Audit), "haechi audit key fingerprint"u8))[..16];
        var known = await facts.FindAsync(Fact, cancellationToken);
        if (known is null)
        {
            await facts.RecordAsync(Fact, fingerprint, cancellationToken);
        }
        else if (known != fingerprint)
        {
            throw new InvalidOperationException(
                "The audit trail was written with another key than keys/audit.key of this data folder. Copy that file from the first host, or name it with HAECHI_AUDIT_KEY_FILE.");
        }
    }
}
