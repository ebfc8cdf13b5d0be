using System.Text.Json;
using System.Text.Json.Serialization;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Ingestion;

/// <summary>Serialisers of what the intake stores and answers, generated so that the hot path needs no reflection.</summary>
[JsonSerializable(typeof(IntakeReceipt))]
[JsonSerializable(typeof(AcceptedFindings))]
[JsonSerializable(typeof(AcceptedObservations))]
[JsonSerializable(typeof(IntakeAnswer))]
[JsonSerializable(typeof(IntakeProblem))]
internal sealed partial class IntakeJson : JsonSerializerContext
{
    /// <summary>Written as all rows are; see <see cref="LedgerJson"/>.</summary>
    public static IntakeJson Rows { get; } = new(new JsonSerializerOptions(LedgerJson.Options));
}

/// <summary>Body of a 201.</summary>
/// <param name="RequestId">Id of this acceptance, as the audit trail names it.</param>
/// <param name="Accepted">Items that are on disk.</param>
/// <param name="Ids">Their ids in the order of the request.</param>
/// <param name="Errors">Items that a partial request left out.</param>
public sealed record IntakeAnswer(Guid RequestId, int Accepted, IReadOnlyList<Guid> Ids, IReadOnlyList<IntakeError> Errors);
