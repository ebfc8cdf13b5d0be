using System.Net;

namespace Haechi.Platform.Web;

internal static class Networks
{
    /// <summary>A network, or an address as a network of one.</summary>
    public static IPNetwork Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.Parse(text) is var address ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : default;
}
