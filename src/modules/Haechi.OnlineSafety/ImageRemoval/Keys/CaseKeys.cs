using System.Security.Cryptography;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Keys;

/// <summary>
/// One key for each case. Everything about a victim is sealed with it, so that destroying it makes all of that unreadable
/// at once, wherever it lies. A person's look at something opened goes through the desk, which leaves a trace.
/// </summary>
internal sealed class CaseKeys(FieldCipher cipher, IDbContextFactory<RemovalDb> reading)
{
    /// <summary>Makes the key of a new case; it is on disk when the scope commits.</summary>
    public CaseKey Create(LedgerScope scope, Guid requestId)
    {
        var key = RandomNumberGenerator.GetBytes(CaseKey.Length);
        scope.Use<RemovalDb>().CaseKeys.Add(new CaseKeyRow
        {
            RequestId = requestId,
            SealedKey = cipher.Seal(key, PurposeOf(requestId)),
            CreatedAt = scope.At,
        });
        return new CaseKey(requestId, key);
    }

    /// <summary>The key of a case; null when there is none or it was destroyed.</summary>
    public async Task<CaseKey?> FindAsync(Guid requestId, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await FindAsync(db, requestId, cancellationToken);
    }

    /// <summary>As <see cref="FindAsync(Guid, CancellationToken)"/>, within a transaction or a reading that is open.</summary>
    public async Task<CaseKey?> FindAsync(RemovalDb db, Guid requestId, CancellationToken cancellationToken) =>
        await db.CaseKeys.AsNoTracking().FirstOrDefaultAsync(row => row.RequestId == requestId, cancellationToken) is { } row ? Open(row) : null;

    /// <summary>All keys, for the machine's own reading of reference hashes.</summary>
    public async Task<IReadOnlyDictionary<Guid, CaseKey>> AllAsync(RemovalDb db, CancellationToken cancellationToken) =>
        (await db.CaseKeys.AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(row => row.RequestId, Open);

    /// <summary>
    /// Destroys a key. It is written over before the row goes, because a database only marks a deleted row as free. Copies in
    /// backups live on until those are deleted.
    /// </summary>
    public async Task DestroyAsync(LedgerScope scope, Guid requestId, CancellationToken cancellationToken)
    {
        var keys = scope.Use<RemovalDb>().CaseKeys.Where(row => row.RequestId == requestId);
        var noise = RandomNumberGenerator.GetBytes(cipher.Seal(new byte[CaseKey.Length], "").Length);
        await keys.ExecuteUpdateAsync(row => row.SetProperty(key => key.SealedKey, noise), cancellationToken);
        await keys.ExecuteDeleteAsync(cancellationToken);
    }

    private CaseKey Open(CaseKeyRow row) => new(row.RequestId, cipher.Open(row.SealedKey, PurposeOf(row.RequestId)));

    private static string PurposeOf(Guid requestId) => $"removal-case-key:{requestId:N}";
}
