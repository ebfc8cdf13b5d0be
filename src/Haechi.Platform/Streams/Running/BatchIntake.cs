using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Streams.Running;

/// <summary>Hands a stream's items to the intake inside the stream's own transaction; what the intake refuses becomes faults.</summary>
internal sealed class BatchIntake(Intake intake)
{
    public async Task<(int Accepted, IReadOnlyList<StreamFault> Refused)> StoreAsync(
        LedgerScope scope, string streamId, StreamBatch batch, CancellationToken cancellationToken)
    {
        if (batch.Items.Count == 0)
        {
            return (0, []);
        }

        var request = new IntakeRequest
        {
            By = new Actor(ActorKind.System, streamId, streamId),
            Observations = [.. batch.Items.Index().Where(t => t.Item.Observation is not null).Select(t => new IntakeItem<Observation>(t.Index, t.Item.Observation!))],
            Findings = [.. batch.Items.Index().Where(t => t.Item.Finding is not null).Select(t => new IntakeItem<Finding>(t.Index, t.Item.Finding!))],
            Partial = true,
        };
        var result = await intake.StoreAsync(scope, request, cancellationToken);
        var errors = result.Receipt?.Errors ?? result.Errors;
        return errors.Length >= IntakeRefusals.ListedErrors && batch.Items.Count > 1
            ? await StoreSinglyAsync(scope, streamId, batch, cancellationToken)
            : (result.Receipt?.Accepted ?? 0, Refused(batch, errors, result.Refusal));
    }

    /// <summary>The intake lists only so many errors; asked for each item by itself it names all. What is stored already stays as it is.</summary>
    private async Task<(int Accepted, IReadOnlyList<StreamFault> Refused)> StoreSinglyAsync(
        LedgerScope scope, string streamId, StreamBatch batch, CancellationToken cancellationToken)
    {
        var (accepted, faults) = (0, new List<StreamFault>());
        foreach (var item in batch.Items)
        {
            var one = await StoreAsync(scope, streamId, new StreamBatch([item], null), cancellationToken);
            accepted += one.Accepted;
            faults.AddRange(one.Refused);
        }

        return (accepted, faults);
    }

    private static List<StreamFault> Refused(StreamBatch batch, IReadOnlyList<IntakeError> errors, Refusal? refusal)
    {
        var faults = errors.GroupBy(e => IndexOf(e.Path))
            .Where(g => g.Key is >= 0 && g.Key < batch.Items.Count)
            .Select(g => new StreamFault(batch.Items[g.Key!.Value].Key, string.Join(" ", g.Select(e => $"{e.Path}: {e.Code}. {e.Message.Ko}"))))
            .ToList();
        return faults.Count == 0 && refusal is not null ? [.. batch.Items.Select(i => new StreamFault(i.Key, refusal.Message.Ko))] : faults;
    }

    /// <summary>The position in the batch out of a path such as <c>$[3].score</c>.</summary>
    private static int? IndexOf(string path)
    {
        var end = path.IndexOf(']', StringComparison.Ordinal);
        return path.StartsWith("$[", StringComparison.Ordinal) && end > 2 && int.TryParse(path.AsSpan(2, end - 2), out var index) ? index : null;
    }
}
