using Haechi.Kernel;
using Haechi.Platform.Streams;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Microsoft.Extensions.Options;
using Orleans;

namespace Haechi.Traffic.SmartIntersections.Feeds.Mqtt;

/// <summary>Reads the broker on exactly one host of the cluster. A message that can't be used is recorded and passed over.</summary>
[GrainType("traffic-mqtt")]
internal sealed class MqttStream(StreamRuntime runtime, ReadingDesk desk, IOptionsMonitor<MqttOptions> options) : StreamGrain(runtime)
{
    /// <summary>The stream that is declared where a broker is configured.</summary>
    public const string Id = "traffic-mqtt/readings";

    /// <summary>The broker stands in the configuration; the stream has no settings of its own.</summary>
    public static StreamKind Kind { get; } = new("traffic-mqtt", new LocalizedText("교통 감지기 MQTT", "Traffic detectors over MQTT"), _ => null);

    protected override Task RunAsync(StreamContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (options.CurrentValue is not { Host.Length: > 0 } broker)
            throw new InvalidOperationException("traffic:mqtt:host is empty: write the broker's address, or stop this stream.");
        return new MqttFeed(broker, (topic, payload, stop) => TakeAsync(context, topic, payload, stop)).RunAsync(context.Beat, cancellationToken);
    }

    private async Task TakeAsync(StreamContext context, string topic, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        context.Beat();
        if (await MqttIntake.TakeAsync(desk, payload, cancellationToken) is { } fault)
            await context.ReportFaultAsync(new StreamFault(topic.Length <= 200 ? topic : topic[..200], fault), null, cancellationToken);
    }
}

/// <summary>A message of the broker, as readings.</summary>
internal static class MqttIntake
{
    private const int MostTold = 5;

    /// <summary>Takes it in; says what was wrong with it, without quoting it; null when nothing was.</summary>
    public static async Task<string?> TakeAsync(ReadingDesk desk, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        if (payload.Length > ReadingMessage.MostBytes)
            return ReadingRefusals.TooLarge.Message.En;
        using var message = ReadingMessage.Document(payload);
        if (message.Refusal is { } refusal)
            return $"{refusal.Message.En} {refusal.Mend.En}";
        var receipt = await desk.TakeAsync(message.Items, cancellationToken);
        return receipt.Refused == 0 ? null : $"{receipt.Refused} refused: {string.Join("; ", receipt.Errors.Take(MostTold).Select(e => $"{e.Path} {e.Message.En}"))}";
    }
}
