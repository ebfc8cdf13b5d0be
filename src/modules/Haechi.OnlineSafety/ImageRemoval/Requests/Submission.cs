using Haechi.Hashing;
using Haechi.Kernel;
using Haechi.OnlineSafety.ImageRemoval.Storage;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>What a victim's page sends. Fingerprints, never pictures.</summary>
/// <param name="IdempotencyKey">Made anew for each request, 16 to 64 characters; sending again makes no second request.</param>
/// <param name="Pin">8 to 12 digits, made by the page.</param>
/// <param name="Consent">Version of the text that was agreed to.</param>
/// <param name="References">The fingerprints, 1 to 6,000.</param>
/// <param name="Language"><c>ko</c> (default) or <c>en</c>.</param>
/// <param name="Addresses">Where it was seen, up to 20; optional.</param>
/// <param name="Contact">How to be reached; optional.</param>
/// <param name="Note">Anything else; optional.</param>
internal sealed record Submission(
    string? IdempotencyKey,
    string? Pin,
    string? Consent,
    IReadOnlyList<SubmittedReference>? References,
    string? Language = null,
    IReadOnlyList<string>? Addresses = null,
    string? Contact = null,
    string? Note = null)
{
    /// <summary>The text of consent in force; the page shows the same.</summary>
    public const string ConsentInForce = "2026-11-24";

    private const int MostReferences = 6_000;
    private const int MostAddresses = 20;

    /// <summary>Checks everything; what passes can be stored.</summary>
    /// <returns>The references in their stored form, or why it is refused.</returns>
    public Outcome<IReadOnlyList<CheckedReference>> Check()
    {
        if (IdempotencyKey is not { Length: >= 16 and <= 64 })
            return RequestRefusals.Key();
        if (!Requests.Pin.IsWellFormed(Pin))
            return RequestRefusals.Pin();
        if (Consent != ConsentInForce)
            return RequestRefusals.Consent();
        if (TooLong() is { } refusal)
            return refusal;
        return References switch
        {
            null or { Count: 0 } => RequestRefusals.NoReference(),
            { Count: > MostReferences } => RequestRefusals.TooManyReferences(MostReferences),
            _ => Read(References),
        };
    }

    private Refusal? TooLong() =>
        Contact is { Length: > 200 } ? RequestRefusals.TooLong("연락처", 200)
        : Note is { Length: > 2_000 } ? RequestRefusals.TooLong("남기는 말", 2_000)
        : Addresses is { Count: > MostAddresses } ? RequestRefusals.TooLong("주소 목록", MostAddresses)
        : Addresses?.Any(address => address is null or { Length: > 2_000 }) == true ? RequestRefusals.TooLong("주소", 2_000)
        : null;

    private static Outcome<IReadOnlyList<CheckedReference>> Read(IReadOnlyList<SubmittedReference> references)
    {
        var read = new List<CheckedReference>(references.Count);
        for (var at = 0; at < references.Count; at++)
        {
            if (references[at]?.Check() is not { } reference)
                return RequestRefusals.BadReference(at);
            read.Add(reference);
        }

        return read;
    }
}

/// <summary>One fingerprint as it is sent.</summary>
/// <param name="Hash">64 hexadecimal digits.</param>
/// <param name="Quality">0 to 100.</param>
/// <param name="Kind"><c>picture</c> (default), <c>picture-part</c> or <c>video-frame</c>.</param>
/// <param name="Media">Number of the picture or video within the request, so that its frames or parts stay together; 0 to 10,000.</param>
/// <param name="AtSeconds">Of a frame, seconds from the beginning.</param>
internal sealed record SubmittedReference(string? Hash, int Quality, string? Kind = null, int Media = 0, double AtSeconds = 0)
{
    public CheckedReference? Check()
    {
        ReferenceKind? kind = Kind switch { null or "picture" => ReferenceKind.Picture, "video-frame" => ReferenceKind.VideoFrame, "picture-part" => ReferenceKind.PicturePart, _ => null };
        return PdqHash.TryParse(Hash, out var hash) && kind is { } known && Quality is >= 0 and <= 100 && Media is >= 0 and <= 10_000 && AtSeconds is >= 0 and <= 86_400
            ? new(hash, Quality, known, Media, AtSeconds)
            : null;
    }
}

/// <summary>One fingerprint that can be stored.</summary>
internal sealed record CheckedReference(PdqHash Hash, int Quality, ReferenceKind Kind, int Media, double AtSeconds);

/// <summary>What a victim wrote beside the fingerprints; sealed with the case's key.</summary>
internal sealed record RequestDetails(IReadOnlyList<string> Addresses, string Contact, string Note)
{
    /// <summary>What details are sealed for.</summary>
    public const string Purpose = "details";
}
