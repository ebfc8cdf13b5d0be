using System.Buffers;
using System.Globalization;
using System.Text;

namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>
/// A robots.txt as RFC 9309 reads it: the group that names this crawler (all such groups together), else the group of all; the longest
/// rule that matches decides, a tie allows; <c>*</c> and <c>$</c> are understood. Crawl-delay is no part of the RFC and honoured.
/// </summary>
internal sealed class RobotsFile
{
    /// <summary>Bytes that are read; what follows is left out (RFC 9309, 2.5). 500 KiB.</summary>
    public const int MostBytes = 500 * 1024;

    private static readonly SearchValues<char> TokenLetters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-");
    private readonly List<(string Pattern, bool Allow)> _rules;

    private RobotsFile(List<(string Pattern, bool Allow)> rules, TimeSpan? delay) => (_rules, Delay) = (rules, delay);

    /// <summary>Nothing may be fetched: what holds while robots.txt cannot be had.</summary>
    public static RobotsFile Closed { get; } = new([("/", false)], null);

    /// <summary>Everything may be fetched: there is no robots.txt.</summary>
    public static RobotsFile Open { get; } = new([], null);

    /// <summary>Time between two fetches that the site asks for; null when it does not.</summary>
    public TimeSpan? Delay { get; }

    /// <param name="content">The file; whatever cannot be read in it is passed over.</param>
    /// <param name="product">Name of this crawler, e.g. <c>HaechiBot</c>.</param>
    public static RobotsFile Parse(ReadOnlySpan<byte> content, string product)
    {
        var groups = Groups(Encoding.UTF8.GetString(content[..Math.Min(content.Length, MostBytes)]).TrimStart('\uFEFF'));
        var mine = groups.Where(group => group.Agents.Any(agent => Names(agent, product))).ToList();
        var chosen = mine.Count > 0 ? mine : groups.Where(group => group.Agents.Contains("*")).ToList();
        return new RobotsFile([.. chosen.SelectMany(group => group.Rules)], chosen.Select(group => group.Delay).Max());
    }

    /// <summary>Whether an address of the site may be fetched.</summary>
    public bool Allows(Uri address)
    {
        var path = Normal(address.PathAndQuery);
        if (path == "/robots.txt")
            return true;
        var (longest, allow) = (-1, true);
        foreach (var rule in _rules)
        {
            if (rule.Pattern.Length >= longest && Matches(rule.Pattern, path))
                (longest, allow) = (rule.Pattern.Length, rule.Pattern.Length == longest ? allow || rule.Allow : rule.Allow);
        }
        return allow;
    }

    // A token ends at the first character that no product token holds: "HaechiBot/1.0" names HaechiBot.
    private static bool Names(string agent, string product)
    {
        var end = agent.AsSpan().IndexOfAnyExcept(TokenLetters);
        return (end < 0 ? agent : agent.AsSpan(0, end)).Equals(product, StringComparison.OrdinalIgnoreCase);
    }

    private static List<Group> Groups(string text)
    {
        var groups = new List<Group>();
        var naming = false;
        foreach (var line in text.Split('\n', '\r'))
        {
            var plain = line.Split('#', 2)[0];
            var colon = plain.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                continue;
            var (key, value) = (plain[..colon].Trim().ToLowerInvariant(), plain[(colon + 1)..].Trim());
            if (key == "user-agent")
            {
                if (!naming)
                    groups.Add(new Group());
                groups[^1].Agents.Add(value);
                naming = true;
            }
            else if (groups.Count > 0 && key is "allow" or "disallow" or "crawl-delay")
            {
                naming = false;
                Add(groups, key, value);
            }
        }
        return groups;
    }

    private static void Add(List<Group> groups, string key, string value)
    {
        if (key != "crawl-delay" && value.Length > 0)
            groups[^1].Rules.Add((Normal(value), key == "allow"));
        else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds <= 86_400)
            groups[^1].Delay = TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Escapes compared as RFC 9309 2.2.2 asks: what need not be escaped is not, everything else is, in capitals.</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder(path.Length);
        foreach (var octet in Encoding.UTF8.GetBytes(path))
        {
            if (octet is > 0x20 and < 0x7F)
                normal.Append((char)octet);
            else
                normal.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }
        for (var i = 0; i + 2 < normal.Length; i++)
        {
            if (normal[i] != '%' || !char.IsAsciiHexDigit(normal[i + 1]) || !char.IsAsciiHexDigit(normal[i + 2]))
                continue;
            var octet = (char)((Convert.ToInt32(normal[i + 1].ToString(), 16) * 16) + Convert.ToInt32(normal[i + 2].ToString(), 16));
            if (char.IsAsciiLetterOrDigit(octet) || octet is '-' or '.' or '_' or '~')
                normal.Remove(i, 3).Insert(i, octet);
            else
                (normal[i + 1], normal[i + 2]) = (char.ToUpperInvariant(normal[i + 1]), char.ToUpperInvariant(normal[i + 2]));
        }
        return normal.ToString();
    }

    /// <summary>Greedy from the left, going back to the last star only: no pattern makes it slow.</summary>
    private static bool Matches(string pattern, string path)
    {
        var anchored = pattern.EndsWith('$');
        var rule = anchored ? pattern.AsSpan(0, pattern.Length - 1) : pattern;
        var (r, p, star, from) = (0, 0, -1, 0);
        while (true)
        {
            if (r == rule.Length && (!anchored || p == path.Length))
                return true;
            if (r < rule.Length && rule[r] == '*')
                (star, from) = (r++, p);
            else if (p < path.Length && r < rule.Length && rule[r] == path[p])
                (r, p) = (r + 1, p + 1);
            else if (star >= 0 && from < path.Length)
                (r, p) = (star + 1, ++from);
            else
                return false;
        }
    }

    private sealed class Group
    {
        public HashSet<string> Agents { get; } = new(StringComparer.OrdinalIgnoreCase);
        public List<(string Pattern, bool Allow)> Rules { get; } = [];
        public TimeSpan? Delay { get; set; }
    }
}
