using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Haechi.Testing;
using Haechi.Traffic.SmartIntersections.Feeds.Mqtt;
using MQTTnet;
using MQTTnet.Protocol;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds.Mqtt;

/// <summary>Against a real mosquitto with a certificate of an authority that the test makes: the right one is believed, any other refused with words.</summary>
public sealed class MqttTlsTests : IDisposable
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private readonly TempFolder _folder = new();
    private readonly ConcurrentQueue<string> _taken = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public MqttTlsTests() => Assert.SkipWhen(Mosquitto.Missing is not null, Mosquitto.Missing ?? "");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_broker_that_the_citys_authority_has_signed_is_believed_and_read()
    {
        using var authority = Authority("city");
        using var broker = await BrokerAsync(authority, "127.0.0.1", Now.AddDays(1));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var beats = 0;
        var run = new MqttFeed(Options(broker, authority), TakeAsync).RunAsync(() => beats++, stop.Token);
        await Eventually.HoldsAsync(() => beats > 0 || run.IsFaulted, "subscribed");
        run.IsFaulted.ShouldBeFalse(run.Exception?.ToString());

        await PublishAsync(broker, authority, "over tls");

        await Eventually.HoldsAsync(() => _taken.Contains("over tls"), "the message came");
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => run);
    }

    [Fact]
    public async Task A_broker_of_another_authority_is_refused_and_the_message_says_where_to_name_it()
    {
        using var authority = Authority("city");
        using var stranger = Authority("stranger");
        using var broker = await BrokerAsync(stranger, "127.0.0.1", Now.AddDays(1));

        await RefusedAsync(Options(broker, authority), "ca_file");
    }

    [Fact]
    public async Task A_certificate_for_another_name_is_refused()
    {
        using var authority = Authority("city");
        using var broker = await BrokerAsync(authority, "10.9.8.7", Now.AddDays(1));

        await RefusedAsync(Options(broker, authority), "name");
    }

    [Fact]
    public async Task A_certificate_that_has_run_out_is_refused()
    {
        using var authority = Authority("city");
        using var broker = await BrokerAsync(authority, "127.0.0.1", Now.AddDays(-1));

        await RefusedAsync(Options(broker, authority), "certificate");
    }

    [Fact]
    public async Task A_broker_without_tls_is_not_spoken_to()
    {
        using var authority = Authority("city");
        using var broker = await Mosquitto.StartAsync(_folder, "allow_anonymous true");

        await RefusedAsync(Options(broker, authority), "TLS");
    }

    private async Task RefusedAsync(MqttOptions options, string word)
    {
        var thrown = await Should.ThrowAsync<IOException>(() => new MqttFeed(options, TakeAsync).RunAsync(() => { }, Stop).WaitAsync(TimeSpan.FromSeconds(60), Stop));
        thrown.Message.ShouldContain($"{options.Host}:{options.Port}");
        thrown.Message.ShouldContain(word);
        _taken.ShouldBeEmpty();
    }

    private MqttOptions Options(Mosquitto broker, X509Certificate2 authority)
    {
        var file = Path.Combine(_folder.Path, "trusted.pem");
        File.WriteAllText(file, authority.ExportCertificatePem());
        return new MqttOptions { Host = "127.0.0.1", Port = broker.Port, Tls = true, CaFile = file };
    }

    private Task TakeAsync(string topic, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        _taken.Enqueue(Encoding.UTF8.GetString(payload.Span));
        return Task.CompletedTask;
    }

    private static async Task PublishAsync(Mosquitto broker, X509Certificate2 authority, string text)
    {
        using var client = new MqttClientFactory().CreateMqttClient();
        await client.ConnectAsync(
            new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", broker.Port)
                .WithTlsOptions(o => o.UseTls().WithCertificateValidationHandler(v => v.Chain!.ChainElements.Any(e => e.Certificate.Issuer == authority.Subject))).Build(),
            Stop);
        await client.PublishAsync(new MqttApplicationMessageBuilder().WithTopic("traffic/readings/test").WithPayload(text).WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce).Build(), Stop);
        await client.DisconnectAsync(cancellationToken: Stop);
    }

    private async Task<Mosquitto> BrokerAsync(X509Certificate2 authority, string address, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=broker", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address));
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var certificate = request.Create(authority, Now.AddDays(-3), until, RandomNumberGenerator.GetBytes(12));
        var (public_, private_) = (Path.Combine(_folder.Path, "broker.pem"), Path.Combine(_folder.Path, "broker.key"));
        await File.WriteAllTextAsync(public_, certificate.ExportCertificatePem(), Stop);
        await File.WriteAllTextAsync(private_, key.ExportPkcs8PrivateKeyPem(), Stop);
        return await Mosquitto.StartAsync(_folder, "allow_anonymous true", $"certfile {public_}", $"keyfile {private_}");
    }

    private static X509Certificate2 Authority(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
        return request.CreateSelfSigned(Now.AddDays(-5), Now.AddDays(5));
    }
}
