using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Haechi.Kernel.Rooms;

namespace Haechi.Platform.Ingestion.Reading;

/// <summary>Reads observations and findings out of JSON. Ranges and lengths are checked later, by the rules that hold for all.</summary>
internal static class ItemReader
{
    // In the order of the enum.
    private static readonly string[] Severities = ["watch", "caution", "alert", "critical"];

    private static readonly string[] FindingFields =
        ["id", "serviceId", "observationId", "kind", "score", "severity", "place", "at", "evidence", "snapshot", "joinKey"];

    private static readonly string[] ObservationFields =
        ["id", "serviceId", "kind", "source", "observedAt", "subject", "place", "payload", "inputHash"];

    /// <summary>The finding, or null with its faults. A missing id or time gets a new one.</summary>
    public static Finding? Finding(JsonElement value, Faults faults, DateTimeOffset now)
    {
        if (JsonItem.Of(value, faults, "", FindingFields) is not { } item)
        {
            return null;
        }

        return new Finding(
            item.OptionalId("id") ?? Guid.CreateVersion7(now), item.Text("serviceId"), item.OptionalId("observationId"), item.Text("kind"),
            item.Number("score"), (Severity)item.Choice("severity", Severities), PlaceOf(item, faults), item.OptionalTime("at") ?? now, EvidenceOf(item, faults),
            SnapshotOf(item, faults), item.OptionalText("joinKey"));
    }

    /// <summary>The observation, or null with its faults. Without a hash the payload's own is taken.</summary>
    public static Observation? Observation(JsonElement value, Faults faults, DateTimeOffset now)
    {
        if (JsonItem.Of(value, faults, "", ObservationFields) is not { } item)
        {
            return null;
        }

        var payload = item.ObjectOf("payload")?.GetRawText() ?? "{}";
        return new Observation(
            item.OptionalId("id") ?? Guid.CreateVersion7(now), item.Text("serviceId"), item.Text("kind"), item.Text("source"),
            item.OptionalTime("observedAt") ?? now, item.OptionalText("subject"), PlaceOf(item, faults), payload,
            item.OptionalText("inputHash") ?? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(payload))));
    }

    private static Place? PlaceOf(JsonItem item, Faults faults) =>
        item.ObjectOf("place") is { } place && JsonItem.Of(place, faults, "place", ["name", "latitude", "longitude"]) is { } fields
            ? new Place(fields.OptionalText("name"), fields.OptionalNumber("latitude"), fields.OptionalNumber("longitude"))
            : null;

    private static ImmutableArray<Evidence> EvidenceOf(JsonItem item, Faults faults)
    {
        if (item.ArrayOf("evidence") is not { } array)
        {
            return [];
        }

        var pieces = ImmutableArray.CreateBuilder<Evidence>(array.GetArrayLength());
        foreach (var value in array.EnumerateArray())
        {
            if (JsonItem.Of(value, faults, $"evidence[{pieces.Count}]", ["kind", "label", "text", "attachmentId"]) is not { } piece)
            {
                return [];
            }

            pieces.Add(new Evidence(piece.Text("kind"), piece.Text("label"), piece.OptionalText("text"), piece.OptionalId("attachmentId")));
        }

        return pieces.DrainToImmutable();
    }

    private static EvaluationSnapshot SnapshotOf(JsonItem item, Faults faults)
    {
        if (item.ObjectOf("snapshot") is not { } value)
        {
            item.Add("snapshot", IntakeErrors.Missing());
            return new EvaluationSnapshot("", "", "", ImmutableSortedDictionary<string, double>.Empty);
        }

        var snapshot = JsonItem.Of(value, faults, "snapshot", ["modelId", "modelVersion", "inputHash", "thresholds"])!.Value;
        return new EvaluationSnapshot(snapshot.Text("modelId"), snapshot.Text("modelVersion"), snapshot.Text("inputHash"), ThresholdsOf(snapshot));
    }

    private static ImmutableSortedDictionary<string, double> ThresholdsOf(JsonItem snapshot)
    {
        if (snapshot.ObjectOf("thresholds") is not { } value)
        {
            return ImmutableSortedDictionary<string, double>.Empty;
        }

        var thresholds = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var entry in value.EnumerateObject())
        {
            var name = JsonText.NameOf(entry);
            if (entry.Value.ValueKind == JsonValueKind.Number && entry.Value.TryGetDouble(out var number))
            {
                thresholds[name] = number;
            }
            else
            {
                snapshot.Add($"thresholds.{name}", IntakeErrors.WrongType("number"));
            }
        }

        return thresholds.ToImmutable();
    }
}
