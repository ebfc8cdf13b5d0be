namespace Haechi.Platform.Configuration.Checking;

/// <summary>Finds the name that a person probably meant.</summary>
internal static class NearestName
{
    /// <summary>The nearest of <paramref name="names"/>, or null when none is near.</summary>
    public static string? Of(string written, IEnumerable<string> names)
    {
        var best = names.Select(name => (name, Distance: Distance(Plain(written), Plain(name)))).MinBy(n => n.Distance);
        return best.name is not null && best.Distance <= Math.Max(1, written.Length / 3) ? best.name : null;
    }

    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    // Two letters that changed places count once: that is how people mistype.
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                d[i, j] = i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }

        return d[a.Length, b.Length];
    }
}
