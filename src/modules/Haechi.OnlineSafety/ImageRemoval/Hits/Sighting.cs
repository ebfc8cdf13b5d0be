using System.Security.Cryptography;
using System.Text;
using Haechi.Hashing;
using Haechi.OnlineSafety.Collection;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>A match with everything that is kept of it.</summary>
/// <param name="Item">What was collected.</param>
/// <param name="Match">What it matched.</param>
/// <param name="Hash">Of the found picture or frame.</param>
/// <param name="Quality">Of the found picture or frame.</param>
/// <param name="AtSeconds">Of a video, where the match begins; else 0.</param>
/// <param name="ContentSha256">Hex.</param>
/// <param name="Preview">Small and grey; null when none could be made.</param>
/// <param name="Page">The page that shows it, as it was fetched; null when it was not collected.</param>
/// <param name="Video">How much of a video is alike; null for a picture.</param>
internal sealed record Sighting(
    CollectedItem Item, ReferenceMatch Match, PdqHash Hash, int Quality, double AtSeconds, string ContentSha256, GreyPicture? Preview, CollectedItem? Page, VideoShare? Video = null)
{
    /// <summary>Where it is grouped: the host, or <c>file</c>.</summary>
    public string Host => Item.Address is { IsAbsoluteUri: true, Host.Length: > 0 } address ? address.IdnHost.ToLowerInvariant() : "file";

    public string AddressMark => MarkOf(Match.Reference.RequestId, Item.Address.ToString());

    public string ContentMark => MarkOf(Match.Reference.RequestId, ContentSha256);

    /// <summary>Recognises an address or a content within a request. Bound to it: nobody can tell from the table that two victims are found at one address.</summary>
    public static string MarkOf(Guid requestId, string of) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{requestId:N} {of}")));
}

/// <param name="Address">Where the picture or video stands.</param>
/// <param name="FoundOn">The page that shows it.</param>
internal sealed record Places(string Address, string? FoundOn)
{
    /// <summary>What they are sealed for.</summary>
    public const string Purpose = "hit-places";
}
