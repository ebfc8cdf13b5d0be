using System.Text.Json;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.PersonalData;

/// <summary>Opens sealed personal data for a person to see. The audit row is on disk before the text is returned.</summary>
public sealed class PersonalDataVault(FieldCipher cipher, Ledger ledger)
{
    /// <summary>Name of the act in the audit trail.</summary>
    public const string ReadAct = "personal-data.read";

    /// <summary>Seals a text.</summary>
    public SealedText Seal(string text) => cipher.Seal(text);

    /// <summary>Opens one text.</summary>
    /// <param name="sealedText">The text.</param>
    /// <param name="subject">Whose or what it is.</param>
    /// <param name="actor">Who reads it.</param>
    /// <param name="why">Why, in the reader's or the page's words; no personal data.</param>
    /// <param name="cancellationToken">Cancels before anything is shown.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The text was altered or its key is missing; nothing is audited as read.</exception>
    public async Task<string> OpenAsync(SealedText sealedText, DataSubject subject, Actor actor, string why, CancellationToken cancellationToken) =>
        (await OpenAsync([sealedText], subject, actor, why, cancellationToken))[0];

    /// <summary>Opens several texts of one subject, such as the turns of a conversation, with one audit row that counts them.</summary>
    public async Task<IReadOnlyList<string>> OpenAsync(IReadOnlyList<SealedText> sealedTexts, DataSubject subject, Actor actor, string why, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(subject);
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        var texts = sealedTexts.Select(cipher.Open).ToArray();
        await AuditAsync(subject, actor, why, texts.Length, cancellationToken);
        return texts;
    }

    /// <summary>Leaves the trace of a reading without opening anything here, e.g. for a sealed file.</summary>
    internal Task AuditAsync(DataSubject subject, Actor actor, string why, int count, CancellationToken cancellationToken) =>
        ledger.WriteAsync(
            scope =>
            {
                var detail = JsonSerializer.Serialize(new { why, count }, LedgerJson.Options);
                scope.Audit(new AuditNote(actor, ReadAct, subject.Kind, subject.Id, subject.ServiceId, detail));
                return Task.CompletedTask;
            },
            cancellationToken);
}

/// <summary>Whose or what data is opened.</summary>
/// <param name="Kind">E.g. <c>conversation</c>, <c>case</c>, <c>attachment</c>.</param>
/// <param name="Id">Which one.</param>
/// <param name="ServiceId">The service concerned; null for the platform.</param>
public sealed record DataSubject(string Kind, string Id, string? ServiceId = null);
