namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>Writes an address so that no program makes a link of it and nobody opens it by mistake.</summary>
internal static class Defanged
{
    /// <summary><c>hxxps://board[.]example[.]kr/a.jpg</c>.</summary>
    public static string Of(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            return address.Replace("://", "[:]//", StringComparison.Ordinal);
        var scheme = uri.Scheme.Replace("tt", "xx", StringComparison.Ordinal);
        return $"{scheme}://{uri.IdnHost.Replace(".", "[.]", StringComparison.Ordinal).Replace(":", "[:]", StringComparison.Ordinal)}{(uri.IsDefaultPort ? "" : $"[:]{uri.Port}")}{uri.PathAndQuery}{uri.Fragment}";
    }
}
