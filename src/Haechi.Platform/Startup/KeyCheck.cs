using System.Security.Cryptography;
using Haechi.Platform.Instance;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;

namespace Haechi.Platform.Startup;

/// <summary>
/// Refuses to start with another audit key than the one that wrote the trail (the first row that it wrote would break the chain),
/// without the key, or without the keys of sealed fields.
/// </summary>
public sealed class KeyCheck(KeyFiles keys, FieldKeys fields, KeyHistory history, InstanceFacts facts) : IStartupWork
{
    /// <summary>What to do when the audit key does not fit.</summary>
    public const string Mend =
        "The audit trail was written with another key than keys/audit.key of this data folder. Copy the folder keys/ from where it was written, or name the file with HAECHI_AUDIT_KEY_FILE.";

    private const string Fact = "audit-key";

    // A whole column would delay every start; a wrong key shows in the first rows.
    private const int Sample = 500;

    public int Order => 10;

    public async Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        if (!await FitsAsync(cancellationToken))
        {
            throw new KeyRefusedException(Mend);
        }

        if (history.MissingSealer(fields.Ids, Sample) is { } id)
        {
            throw new KeyRefusedException(
                $"The database holds fields sealed with key {id}, which is neither keys/field.key nor a keys/field-*.key of this data folder. {KeyFiles.Mend("HAECHI_FIELD_KEY_FILE")}");
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
