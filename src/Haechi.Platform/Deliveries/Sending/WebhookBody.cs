using System.Buffers;
using System.Text;
using System.Text.Json;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Deliveries.Sending;

/// <summary>What a receiver gets: <c>{"id", "subscription", "events": [{"id", "topic", "serviceId", "at", "sequence", "data"}]}</c>.</summary>
internal static class WebhookBody
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = LedgerJson.Options.Encoder };

    /// <summary>The array of events alone, as a dead letter keeps it.</summary>
    public static string Events(IEnumerable<OutboxEvent> events)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartArray();
            foreach (var item in events)
            {
                Write(json, item);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The whole body; the same for every attempt.</summary>
    public static byte[] Of(Guid delivery, Guid subscription, string events)
    {
        var buffer = new ArrayBufferWriter<byte>(events.Length + 128);
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("id", delivery);
            json.WriteString("subscription", subscription);
            json.WritePropertyName("events");
            json.WriteRawValue(events, skipInputValidation: true);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter json, OutboxEvent item)
    {
        json.WriteStartObject();
        json.WriteString("id", $"evt-{item.Sequence}");
        json.WriteString("topic", item.Topic);
        json.WriteString("serviceId", item.ServiceId);
        json.WriteString("at", item.At);
        json.WriteNumber("sequence", item.Sequence);
        json.WritePropertyName("data");
        json.WriteRawValue(item.Body, skipInputValidation: true);
        json.WriteEndObject();
    }
}
