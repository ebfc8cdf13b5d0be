using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Kernel.Auditing;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.Platform.Ingestion.Storing;

/// <summary>Writes several requests in one transaction. A request that is refused leaves the others untouched.</summary>
internal sealed class GroupWriter(RoomsBulk bulk)
{
    /// <summary>One result for each request, in order; they hold once the transaction has committed.</summary>
    public async Task<IReadOnlyList<IntakeResult>> WriteAsync(LedgerScope scope, IReadOnlyList<IntakeRequest> group, CancellationToken cancellationToken)
    {
        var known = await KnownRows.LoadAsync(scope, group, cancellationToken);
        var rows = new IntakeRows();
        var results = new IntakeResult[group.Count];
        for (var i = 0; i < group.Count; i++)
        {
            results[i] = Plan(scope, group[i], known, rows);
        }

        await bulk.InsertAsync(scope, rows, cancellationToken);
        return results;
    }

    private static IntakeResult Plan(LedgerScope scope, IntakeRequest request, KnownRows known, IntakeRows rows)
    {
        if (request.Key is { } key && known.Key(key) is { } earlier)
        {
            return earlier.BodyHash == key.BodyHash
                ? IntakeResult.Accepted(JsonSerializer.Deserialize(earlier.Answer, IntakeJson.Rows.IntakeReceipt)!, replayed: true)
                : IntakeResult.Refused(IntakeRefusals.KeyConflict(key.Key));
        }

        var faults = new FaultList(request.Faults);
        var observations = request.Observations.Select(o => (o.Index, Row: ObservationMapping.ToRow(o.Value, scope.At))).ToList();
        var findings = request.Findings.Select(f => (f.Index, Row: f.Value.ToRow(scope.At))).ToList();
        var conflicts = observations.RemoveAll(o => known.Conflicts(o.Row, o.Index, faults))
            + findings.RemoveAll(f => known.Conflicts(f.Row, f.Index, faults));
        if (conflicts > 0 && (!request.Partial || observations.Count + findings.Count == 0))
        {
            return IntakeResult.Refused(IntakeRefusals.Conflict(conflicts), faults.Listed);
        }

        var receipt = new IntakeReceipt(
            Guid.CreateVersion7(scope.At),
            observations.Count + findings.Count,
            [.. observations.Select(o => o.Row.Id), .. findings.Select(f => f.Row.Id)],
            [.. faults.Listed]);
        Tell(scope, request, receipt, known.NewOf(observations.Select(o => o.Row), rows), known.NewOf(findings.Select(f => f.Row), rows));
        Remember(scope, request, receipt, known, rows);
        return IntakeResult.Accepted(receipt);
    }

    private static void Remember(LedgerScope scope, IntakeRequest request, IntakeReceipt receipt, KnownRows known, IntakeRows rows)
    {
        if (request.Key is { } key)
        {
            var row = new IdempotencyRow
            {
                Scope = key.Scope,
                Key = key.Key,
                BodyHash = key.BodyHash,
                Answer = JsonSerializer.Serialize(receipt, IntakeJson.Rows.IntakeReceipt),
                At = scope.At,
            };
            rows.Keys.Add(row);
            known.Add(row);
        }
    }

    /// <summary>One audit row for the request, and one message for each kind and service in it.</summary>
    private static void Tell(LedgerScope scope, IntakeRequest request, IntakeReceipt receipt, List<ObservationRow> observations, List<FindingRow> findings)
    {
        if (observations.Count > 0)
        {
            Audit(scope, request, receipt, AcceptedTopics.Observations, observations.ConvertAll(o => (o.Id, o.ServiceId)));
            foreach (var service in observations.GroupBy(o => o.ServiceId))
            {
                scope.PublishJson(AcceptedTopics.Observations, service.Key, AcceptedBodies.Of(receipt.RequestId, [.. service]));
            }
        }

        if (findings.Count > 0)
        {
            Audit(scope, request, receipt, AcceptedTopics.Findings, findings.ConvertAll(f => (f.Id, f.ServiceId)));
            foreach (var service in findings.GroupBy(f => f.ServiceId))
            {
                scope.PublishJson(AcceptedTopics.Findings, service.Key, AcceptedBodies.Of(receipt.RequestId, [.. service]));
            }
        }
    }

    private static void Audit(LedgerScope scope, IntakeRequest request, IntakeReceipt receipt, string act, List<(Guid Id, string ServiceId)> items)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[16];
        foreach (var (id, _) in items)
        {
            id.TryWriteBytes(bytes, bigEndian: true, out _);
            digest.AppendData(bytes);
        }

        var serviceId = items.TrueForAll(i => i.ServiceId == items[0].ServiceId) ? items[0].ServiceId : null;
        var detail = $$"""{"count":{{items.Count}},"sha256":"{{Convert.ToHexStringLower(digest.GetHashAndReset())}}"}""";
        scope.Audit(new AuditNote(request.By, act, "intake", receipt.RequestId.ToString(), serviceId, detail));
    }
}

/// <summary>Rows that a group adds.</summary>
internal sealed class IntakeRows
{
    public List<ObservationRow> Observations { get; } = [];

    public List<FindingRow> Findings { get; } = [];

    public List<IdempotencyRow> Keys { get; } = [];
}
