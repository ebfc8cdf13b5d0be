using System.Collections.Concurrent;
using System.Text;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Feeds.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds.Mqtt;

/// <summary>Against a real mosquitto, with a password: what is not stored comes again, also what was sent while nobody listened.</summary>
public sealed class MqttFeedTests : IAsyncLifetime
{
    private const string Password = "made-up-for-this-test";

    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _taken = new();
    private MqttOptions _options = new();
    private Mosquitto? _broker;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Mosquitto.Missing is not null, Mosquitto.Missing ?? "");
        var (users, credentials) = (await Mosquitto.PasswordsAsync(_folder, "haechi", Password), Path.Combine(_folder.Path, "credentials"));
        await File.WriteAllTextAsync(credentials, $"haechi\n{Password}\n", Stop);
        _broker = await Mosquitto.StartAsync(_folder, "allow_anonymous false", $"password_file {users}");
        _options = new MqttOptions { Host = "127.0.0.1", Port = _broker.Port, CredentialsFile = credentials, Topic = "traffic/readings/#" };
    }

    public ValueTask DisposeAsync()
    {
        _broker?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Messages_come_in_order_and_what_was_sent_while_away_comes_later()
    {
        await WhileReadingAsync(async () =>
        {
            await PublishAsync("one", "two");
            await Eventually.HoldsAsync(() => _taken.Count == 2, "both came");
        });
        await PublishAsync("three");

        await WhileReadingAsync(() => Eventually.HoldsAsync(() => _taken.Count == 3, "the third came after the pause"));

        _taken.ShouldBe(["traffic/readings/test one", "traffic/readings/test two", "traffic/readings/test three"]);
    }

    [Fact]
    public async Task A_message_that_could_not_be_stored_ends_the_run_and_comes_again()
    {
        var beats = 0;
        var run = new MqttFeed(_options, (_, _, _) => throw new IOException("the disk is full")).RunAsync(() => beats++, Stop);
        await Eventually.HoldsAsync(() => beats > 0, "subscribed");
        await PublishAsync("again");
        (await Should.ThrowAsync<IOException>(() => run.WaitAsync(TimeSpan.FromSeconds(30), Stop))).Message.ShouldBe("the disk is full");

        await WhileReadingAsync(() => Eventually.HoldsAsync(() => !_taken.IsEmpty, "it came again"));
    }

    [Fact]
    public async Task A_broker_that_goes_away_ends_the_run_with_its_name()
    {
        var run = new MqttFeed(_options, TakeAsync).RunAsync(() => { }, Stop);
        await PublishAsync("first");
        _broker!.Kill();

        (await Should.ThrowAsync<Exception>(() => run.WaitAsync(TimeSpan.FromSeconds(30), Stop))).ShouldNotBeOfType<TimeoutException>();
    }

    [Fact]
    public async Task A_wrong_password_is_an_error_and_no_endless_try()
    {
        await File.WriteAllTextAsync(_options.CredentialsFile!, "haechi\nwrong\n", Stop);

        (await Should.ThrowAsync<Exception>(() => new MqttFeed(_options, TakeAsync).RunAsync(() => { }, Stop).WaitAsync(TimeSpan.FromSeconds(30), Stop))).ShouldNotBeOfType<TimeoutException>();
    }

    private async Task WhileReadingAsync(Func<Task> act)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var beats = 0;
        var run = new MqttFeed(_options, TakeAsync).RunAsync(() => beats++, stop.Token);
        await Eventually.HoldsAsync(() => beats > 0, "subscribed");
        await act();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    private Task TakeAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        _taken.Enqueue($"{topic} {Encoding.UTF8.GetString(payload.Span)}");
        return Task.CompletedTask;
    }

    private async Task PublishAsync(params string[] texts)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer(_options.Host, _options.Port).WithCredentials("haechi", Password).Build(), Stop);
        foreach (var text in texts)
            await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic("traffic/readings/test").WithPayload(text).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(), Stop);
        await client.DisconnectAsync(cancellationToken: Stop);
    }
}
