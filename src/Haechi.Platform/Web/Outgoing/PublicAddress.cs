using System.Net;
using System.Net.Sockets;

namespace Haechi.Platform.Web;

/// <summary>Tells public addresses from all others: this machine, private, link-local, shared, multicast, reserved, and the ways to write those in IPv6.</summary>
internal static class PublicAddress
{
    private static readonly IPNetwork[] Inward =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // Of IPv6 only global unicast is public; of that, documentation and the tunnels that carry an IPv4 address are not.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] NotQuite = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool Is(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Inward.Any(network => network.Contains(address))
            : Global.Contains(address) && !NotQuite.Any(network => network.Contains(address));
    }
}
