using System.Security.Cryptography;
using System.Text.Json;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Ingestion.Reading;

namespace Haechi.Platform.Streams.Folder;

/// <summary>Reads one line: <c>{"observation": {…}}</c>, <c>{"finding": {…}}</c> or both, in the form of the interface.</summary>
internal static class LineItem
{
    /// <summary>The item, or what is wrong with the line. Never throws for what a line may hold.</summary>
    /// <param name="streamId">Makes ids for items that bring none, with the line's place and hash.</param>
    /// <param name="file">Where the line is; its time stands for items that bring none, so that reading again gives the same.</param>
    /// <param name="number">Line number, from 1.</param>
    /// <param name="line">Its bytes.</param>
    public static (StreamItem? Item, StreamFault? Fault) Read(string streamId, InboxFile file, long number, ReadOnlyMemory<byte> line)
    {
        var place = $"{file.Name}:{number}";
        try
        {
            using var document = JsonDocument.Parse(line);
            var errors = new FaultList();
            var item = Read(document.RootElement, new Faults(-1, errors), streamId, file.WrittenAt, place, $"{place}:{Hash(line.Span)}");
            return errors.Total == 0 && item is not null
                ? (item, null)
                : (null, new StreamFault(place, string.Join(" ", errors.Listed.Select(e => $"{e.Path}: {e.Code}. {e.Message.Ko}"))));
        }
        catch (JsonException exception)
        {
            return (null, new StreamFault(place, $"JSON이 아닙니다({exception.BytePositionInLine + 1}번째 바이트)."));
        }
    }

    private static StreamItem? Read(JsonElement root, Faults faults, string streamId, DateTimeOffset now, string place, string key)
    {
        if (JsonItem.Of(root, faults, "", ["observation", "finding"]) is not { } fields)
        {
            return null;
        }

        var observation = fields.ObjectOf("observation") is { } o ? ItemReader.Observation(o, faults, now) : null;
        var finding = fields.ObjectOf("finding") is { } f ? ItemReader.Finding(f, faults, now) : null;
        if (observation is not null && !HasId(root, "observation"))
        {
            observation = observation with { Id = StreamIds.Of(streamId, key + ":o", observation.ObservedAt) };
        }

        if (finding is not null)
        {
            finding = finding with
            {
                Id = HasId(root, "finding") ? finding.Id : StreamIds.Of(streamId, key + ":f", finding.At),
                ObservationId = finding.ObservationId ?? observation?.Id,
            };
        }

        if (observation is null && finding is null)
        {
            faults.Add("observation", IntakeErrors.Missing());
            return null;
        }

        return new StreamItem(place, observation, finding);
    }

    private static bool HasId(JsonElement root, string name) => root.GetProperty(name).TryGetProperty("id", out _);

    private static string Hash(ReadOnlySpan<byte> line) => Convert.ToHexStringLower(SHA256.HashData(line).AsSpan(0, 8));
}
