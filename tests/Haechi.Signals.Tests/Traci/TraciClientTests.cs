using System.Net;
using System.Net.Sockets;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Tests.Traci;

/// <summary>Against servers that misbehave. The real one is in <see cref="Simulation.SignalRunTests"/>.</summary>
public class TraciClientTests
{
    private static readonly byte[] Version14 = [0, 0, 0, 24, 7, 0, 0, 0, 0, 0, 0, 13, 0, 0, 0, 0, 14, 0, 0, 0, 3, (byte)'o', (byte)'l', (byte)'d'];

    [Fact]
    public async Task Nobody_listening_is_said()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = (IPEndPoint)listener.LocalEndpoint;
        listener.Stop();

        (await Refused(server)).ShouldContain("No simulator listens");
    }

    [Fact]
    public async Task An_old_version_is_refused() => (await RefusedAfter(Version14)).ShouldContain("18 or newer is needed");

    [Theory]
    [InlineData(new byte[] { }, "closed the connection")]
    [InlineData(new byte[] { 0, 0 }, "closed the connection")]
    [InlineData(new byte[] { 0x7f, 0xff, 0xff, 0xff }, "was announced")]
    [InlineData(new byte[] { (byte)'H', (byte)'T', (byte)'T', (byte)'P' }, "was announced")]
    [InlineData(new byte[] { 0, 0, 0, 8, 7, 0, 0, 0 }, "cut short or broken")]
    public async Task A_server_that_is_no_simulator_is_told_from_one(byte[] answer, string why) => (await RefusedAfter(answer)).ShouldContain(why);

    private static async Task<string> RefusedAfter(byte[] answer)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var served = ServeAsync(listener, answer);
        var message = await Refused((IPEndPoint)listener.LocalEndpoint);
        await served;
        return message;
    }

    private static async Task ServeAsync(TcpListener listener, byte[] answer)
    {
        using var client = await listener.AcceptSocketAsync(TestContext.Current.CancellationToken);
        await client.ReceiveAsync(new byte[64]);
        await client.SendAsync(answer);
        client.Shutdown(SocketShutdown.Send);
        while (await client.ReceiveAsync(new byte[64]) > 0)
        {
        }
    }

    private static async Task<string> Refused(IPEndPoint server) =>
        (await Should.ThrowAsync<TraciException>(() => TraciClient.ConnectAsync(server, TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken))).Message;
}
