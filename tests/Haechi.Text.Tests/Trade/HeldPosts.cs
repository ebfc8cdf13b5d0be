using Haechi.Text.Trade;

namespace Haechi.Text.Tests.Trade;

/// <summary>Posts written by hand in other words than the generator's; nothing is ever trained on them.</summary>
internal static class HeldPosts
{
    public static IReadOnlyList<TradePost> Trade { get; } = [.. Posts("held-posts"), .. Posts("fresh-posts")];

    public static IReadOnlyList<string> Ordinary { get; } = [.. Lines("held-ordinary"), .. Lines("fresh-ordinary")];

    /// <summary>The third set: the model was not changed after it was measured.</summary>
    public static IReadOnlyList<TradePost> ThirdTrade { get; } = [.. Posts("third-posts")];

    public static IReadOnlyList<string> ThirdOrdinary { get; } = [.. Lines("third-ordinary")];

    private static IEnumerable<TradePost> Posts(string file) => Lines(file).Select(line => line.Split(':', 2)).Select(part => new TradePost(part[1].Trim(), [part[0]]));

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(HeldPosts).Assembly.GetManifestResourceStream($"Haechi.Text.Tests.Trade.{file}.txt")!);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#')];
    }
}
