using System.Net;
using System.Net.Sockets;
using Haechi.Kernel;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>
/// Calls out only to configured hosts, and never to this machine or a private network unless that network is configured too.
/// The address is checked when the connection is made and exactly that address is connected to, so a name that changes its
/// address after the check gains nothing. Redirects are not followed, proxies of the environment not used.
/// </summary>
public sealed class OutgoingGuard(IOptionsMonitor<WebOptions> options)
{
    /// <summary>Name of the <see cref="HttpClient"/> that is guarded.</summary>
    public const string ClientName = "outgoing";

    /// <summary>Checks an address that somebody configures, before it is ever called.</summary>
    /// <returns>The address, or why it cannot be called.</returns>
    public Outcome<Uri> Check(string? address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") || uri.UserInfo.Length > 0)
        {
            return Refusals.Of("outgoing-address", "http 또는 https로 시작하는 올바른 주소가 아닙니다.", "This is not an http or https address.", "예: https://hooks.seoul.go.kr/haechi", "Example: https://hooks.seoul.go.kr/haechi");
        }

        if (!IsDestination(uri.IdnHost))
        {
            return Refusals.Of("outgoing-destination", $"'{uri.IdnHost}'로는 보낼 수 없습니다.", $"'{uri.IdnHost}' is not a configured destination.", "설정 web.outgoing.destinations에 이 호스트를 넣어 주세요.", "Add the host to web.outgoing.destinations.");
        }

        return IPAddress.TryParse(uri.IdnHost.Trim('[', ']'), out var ip) && !IsAllowed(ip) ? Inward(ip.ToString()) : uri;
    }

    /// <summary>A handler whose every connection is checked. The caller owns it.</summary>
    public SocketsHttpHandler CreateHandler() => CreateHandler(IsDestination);

    /// <summary>
    /// A handler for somebody whose destinations an official enters in the console rather than the operator in the configuration. Names are
    /// asked of <paramref name="isDestination"/>; that no inward address is called holds all the same. The caller owns it.
    /// </summary>
    /// <param name="isDestination">Whether a host, without brackets, may be called. Asked for every new connection.</param>
    /// <returns>It; a refused connection throws with an <see cref="OutgoingRefusedException"/> within.</returns>
    public SocketsHttpHandler CreateHandler(Func<string, bool> isDestination) => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(context, isDestination, cancellationToken),
    };

    internal bool IsAllowed(IPAddress address) =>
        PublicAddress.Is(address)
        || options.CurrentValue.Outgoing.AllowedNetworks.Any(network => Networks.Parse(network).Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private bool IsDestination(string host) => options.CurrentValue.Outgoing.Destinations.Any(allowed =>
        allowed.StartsWith("*.", StringComparison.Ordinal)
            ? host.EndsWith(allowed[1..], StringComparison.OrdinalIgnoreCase)
            : string.Equals(host, allowed, StringComparison.OrdinalIgnoreCase));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, Func<string, bool> isDestination, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        if (!isDestination(host.Trim('[', ']')))
        {
            throw new OutgoingRefusedException(inward: false, $"'{host}' is not a configured destination (web.outgoing.destinations).");
        }

        var found = IPAddress.TryParse(host, out var written) ? [written] : await Dns.GetHostAddressesAsync(host, cancellationToken);
        var allowed = Array.FindAll(found, IsAllowed);
        if (allowed.Length == 0)
        {
            throw new OutgoingRefusedException(inward: true, Inward(host).Message.En);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static Refusal Inward(string what) => Refusals.Of(
        "outgoing-inward",
        $"'{what}'은(는) 내부망 주소라 호출하지 않습니다.",
        $"'{what}' leads into a private network and is not called.",
        "꼭 필요하면 설정 web.outgoing.allowed_networks에 그 망을 넣어 주세요.",
        "If it must be, add the network to web.outgoing.allowed_networks.");
}
