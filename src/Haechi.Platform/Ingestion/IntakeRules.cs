using System.Text;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Register;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Ingestion;

/// <summary>What every item must keep to, whoever hands it in.</summary>
internal sealed class IntakeRules(ServiceRegister register, IOptions<IntakeOptions> options, TimeProvider clock)
{
    private const int LongestName = 200;
    private const int LongestText = 4_000;
    private const int LongestPayload = 64 * 1024;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(1);
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The request without its faulty items; the faults are in it.</summary>
    public IntakeRequest Check(IntakeRequest request)
    {
        var found = new FaultList(request.Faults);
        if (request.Count > options.Value.MaxBatch)
        {
            found.Add(-1, "$", IntakeErrors.TooMany(request.Count, options.Value.MaxBatch));
            return request with { Observations = [], Findings = [], Faults = found };
        }

        var seen = new HashSet<Guid>(request.Count);
        var now = clock.GetUtcNow();
        foreach (var item in request.Observations)
        {
            Check(item.Value, new Faults(item.Index, found), seen, now);
        }

        foreach (var item in request.Findings)
        {
            Check(item.Value, new Faults(item.Index, found), seen, now);
        }

        return request with { Observations = Sound(request.Observations, found), Findings = Sound(request.Findings, found), Faults = found };
    }

    private static IReadOnlyList<IntakeItem<T>> Sound<T>(IReadOnlyList<IntakeItem<T>> items, FaultList found) =>
        found.Total == 0 ? items : [.. items.Where(i => !found.Has(i.Index))];

    private void Check(Observation observation, Faults faults, HashSet<Guid> seen, DateTimeOffset now)
    {
        CheckId(observation.Id, faults, seen);
        CheckService(observation.ServiceId, faults);
        faults.Kind("kind", observation.Kind);
        faults.Text("source", observation.Source, LongestName);
        CheckTime("observedAt", observation.ObservedAt, faults, now);
        faults.OptionalText("subject", observation.Subject, LongestName);
        CheckPlace(observation.Place, faults);
        faults.Hash("inputHash", observation.InputHash);
        if (Encoding.UTF8.GetByteCount(observation.Payload) > LongestPayload)
        {
            faults.Add("payload", IntakeErrors.TooLong(LongestPayload, "UTF-8"));
        }
    }

    private void Check(Finding finding, Faults faults, HashSet<Guid> seen, DateTimeOffset now)
    {
        CheckId(finding.Id, faults, seen);
        CheckService(finding.ServiceId, faults);
        faults.Kind("kind", finding.Kind);
        if (!(finding.Score is >= 0 and <= 1))
        {
            faults.Add("score", IntakeErrors.OutOfRange("0 ~ 1"));
        }

        if (!Enum.IsDefined(finding.Severity))
        {
            faults.Add("severity", IntakeErrors.OneOf("watch, caution, alert, critical"));
        }

        CheckPlace(finding.Place, faults);
        CheckTime("at", finding.At, faults, now);
        CheckEvidence(finding, faults);
        CheckSnapshot(finding.Snapshot, faults);
        faults.OptionalText("joinKey", finding.JoinKey, LongestName);
    }

    private static void CheckEvidence(Finding finding, Faults faults)
    {
        if (finding.Evidence.Length > 20)
        {
            faults.Add("evidence", IntakeErrors.TooManyEntries(20));
        }

        for (var i = 0; i < finding.Evidence.Length && i < 20; i++)
        {
            var piece = finding.Evidence[i];
            faults.Kind($"evidence[{i}].kind", piece.Kind);
            faults.Text($"evidence[{i}].label", piece.Label, LongestName);
            faults.OptionalText($"evidence[{i}].text", piece.Text, LongestText);
        }
    }

    private static void CheckSnapshot(EvaluationSnapshot snapshot, Faults faults)
    {
        faults.Text("snapshot.modelId", snapshot.ModelId, 100);
        faults.Text("snapshot.modelVersion", snapshot.ModelVersion, 100);
        faults.Hash("snapshot.inputHash", snapshot.InputHash);
        if (snapshot.Thresholds.Count > 50)
        {
            faults.Add("snapshot.thresholds", IntakeErrors.TooManyEntries(50));
        }

        if (snapshot.Thresholds.Any(t => !double.IsFinite(t.Value) || t.Key.Length is 0 or > 100))
        {
            faults.Add("snapshot.thresholds", IntakeErrors.Thresholds());
        }
    }

    private static void CheckId(Guid id, Faults faults, HashSet<Guid> seen)
    {
        if (id == Guid.Empty)
        {
            faults.Add("id", IntakeErrors.NotAnId());
        }
        else if (!seen.Add(id))
        {
            faults.Add("id", IntakeErrors.DuplicateId(id));
        }
    }

    private void CheckService(string serviceId, Faults faults)
    {
        if (register.Find(serviceId) is null)
        {
            faults.Add("serviceId", IntakeErrors.UnknownService(serviceId, Registered()));
        }
    }

    private string Registered() => string.Join(", ", register.All.Select(m => m.Id));

    private static void CheckTime(string field, DateTimeOffset at, Faults faults, DateTimeOffset now)
    {
        if (at < Earliest || at > now + Ahead)
        {
            faults.Add(field, IntakeErrors.OutOfRange($"2000-01-01T00:00:00Z ~ {now + Ahead:yyyy-MM-ddTHH:mm:ssZ}"));
        }
    }

    private static void CheckPlace(Place? place, Faults faults)
    {
        if (place?.Checked().Refusal is { } refusal)
        {
            faults.Add("place", (refusal.Code, refusal.Message, refusal.Mend));
        }
        else if (place is not null)
        {
            faults.OptionalText("place.name", place.Name, LongestName);
        }
    }
}
