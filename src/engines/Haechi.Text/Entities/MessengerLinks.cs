namespace Haechi.Text.Entities;

/// <summary>Addresses that lead to somebody in a messenger.</summary>
internal static class MessengerLinks
{
    private static readonly (string Prefix, string Channel, bool Named)[] Known =
    [
        ("t.me/", "telegram", true), ("telegram.me/", "telegram", true), ("telegram.dog/", "telegram", true),
        ("open.kakao.com/o/", "kakao-open", false), ("open.kakao.com/me/", "kakao", true), ("pf.kakao.com/", "kakao-channel", false),
        ("line.me/ti/p/", "line", true), ("line.me/r/ti/p/", "line", true), ("wa.me/", "whatsapp", false),
        ("discord.gg/", "discord", false), ("instagram.com/", "instagram", true), ("twitter.com/", "x", true), ("x.com/", "x", true),
    ];

    /// <summary>The entity when the address leads into a messenger; else null.</summary>
    public static TextEntity? Of(string address, int start, int length)
    {
        foreach (var (prefix, channel, named) in Known)
        {
            var at = address.StartsWith("www.", StringComparison.Ordinal) ? 4 : 0;
            if (!address.AsSpan(at).StartsWith(prefix))
            {
                continue;
            }

            var name = Name(address.AsSpan(at + prefix.Length));
            return name.Length < 3 ? null : new(EntityKind.Messenger, start, length, named ? name : prefix + name, channel, 0.97f);
        }

        return null;
    }

    private static string Name(ReadOnlySpan<char> path)
    {
        path = path.TrimStart("@~+");
        var end = path.IndexOfAny("/?#&");
        return new string(end < 0 ? path : path[..end]);
    }
}
