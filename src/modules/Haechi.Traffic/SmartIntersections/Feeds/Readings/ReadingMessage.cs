using System.Text.Json;
using Haechi.Kernel;
using Haechi.Platform.Ingestion;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>A message of any feed, taken apart into items: one JSON document, or one document a line.</summary>
internal sealed class ReadingMessage : IDisposable
{
    /// <summary>Bytes of a message at most.</summary>
    public const int MostBytes = 2 << 20;

    private readonly List<JsonDocument> _documents = [];

    /// <summary>Why nothing of it can be used; null when something can.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Items with their places.</summary>
    public IReadOnlyList<(string Path, JsonElement Item)> Items { get; private set; } = [];

    /// <summary>Lines that are no JSON.</summary>
    public IReadOnlyList<IntakeError> Errors { get; private set; } = [];

    /// <summary>One object, or an array.</summary>
    public static ReadingMessage Document(ReadOnlyMemory<byte> bytes)
    {
        var message = new ReadingMessage();
        if (JsonWords.Parse(bytes) is not { } document)
            return message.Refuse(ReadingRefusals.NoJson);
        message._documents.Add(document);
        var root = document.RootElement;
        message.Items = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray().Select((item, i) => ($"$[{i}]", item))] : [("$", root)];
        return message.Counted(message.Items.Count);
    }

    /// <summary>An object a line; empty lines are passed over.</summary>
    public static ReadingMessage Lines(ReadOnlyMemory<byte> bytes)
    {
        var (message, items, errors, number) = (new ReadingMessage(), new List<(string, JsonElement)>(), new List<IntakeError>(), 0);
        foreach (var range in bytes.Span.Split((byte)'\n'))
        {
            number++;
            var line = bytes[range];
            if (line.Span.Trim(" \t\r"u8).IsEmpty)
                continue;
            if (JsonWords.Parse(line) is { } document)
            {
                message._documents.Add(document);
                items.Add(($"line {number}: $", document.RootElement));
            }
            else
            {
                errors.Add(new IntakeError($"line {number}", ReadingRefusals.NoJson.Code, ReadingRefusals.NoJson.Message, ReadingRefusals.NoJson.Mend));
            }
            if (items.Count + errors.Count > ReadingDesk.Most)
                return message.Refuse(ReadingRefusals.TooMany(items.Count + errors.Count));
        }
        (message.Items, message.Errors) = (items, errors);
        return message.Counted(items.Count + errors.Count);
    }

    /// <summary>Reads a body; null when it is longer than a message may be.</summary>
    public static async Task<ReadOnlyMemory<byte>?> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[32 << 10];
        while (await body.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            if (bytes.Length + read > MostBytes)
                return null;
            bytes.Write(buffer, 0, read);
        }
        return bytes.ToArray();
    }

    public void Dispose() => _documents.ForEach(d => d.Dispose());

    private ReadingMessage Counted(int count) => count == 0 ? Refuse(ReadingRefusals.Empty) : count > ReadingDesk.Most ? Refuse(ReadingRefusals.TooMany(count)) : this;

    private ReadingMessage Refuse(Refusal refusal)
    {
        (Refusal, Items) = (refusal, []);
        return this;
    }
}
