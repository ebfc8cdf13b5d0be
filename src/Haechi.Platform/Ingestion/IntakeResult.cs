using System.Collections.Immutable;
using Haechi.Kernel;

namespace Haechi.Platform.Ingestion;

/// <summary>One fault of one item, with what a person needs to mend it.</summary>
/// <param name="Path">JSON path in the request, e.g. <c>$[3].score</c>.</param>
/// <param name="Code">Stable machine name in kebab-case.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Mend">How to put it right.</param>
public sealed record IntakeError(string Path, string Code, LocalizedText Message, LocalizedText Mend);

/// <summary>What was stored; it exists only after the commit.</summary>
/// <param name="RequestId">Id of this acceptance, as the audit trail and the outbox name it.</param>
/// <param name="Accepted">Number of items that are now on disk, including those that were there already.</param>
/// <param name="Ids">Their ids in the order of the request.</param>
/// <param name="Errors">Items that were left out of a partial request.</param>
public sealed record IntakeReceipt(Guid RequestId, int Accepted, ImmutableArray<Guid> Ids, ImmutableArray<IntakeError> Errors);

/// <summary>Either a receipt or a refusal.</summary>
public sealed record IntakeResult
{
    /// <summary>What was stored; null when refused.</summary>
    public IntakeReceipt? Receipt { get; private init; }

    /// <summary>True when this request had been accepted before and only the answer is repeated.</summary>
    public bool Replayed { get; private init; }

    /// <summary>Why nothing was stored; null when accepted.</summary>
    public Refusal? Refusal { get; private init; }

    /// <summary>Every fault behind the refusal, up to 100.</summary>
    public ImmutableArray<IntakeError> Errors { get; private init; } = [];

    internal static IntakeResult Accepted(IntakeReceipt receipt, bool replayed = false) => new() { Receipt = receipt, Replayed = replayed };

    internal static IntakeResult Refused(Refusal refusal, IReadOnlyList<IntakeError>? errors = null) =>
        new() { Refusal = refusal, Errors = [.. errors ?? []] };
}
