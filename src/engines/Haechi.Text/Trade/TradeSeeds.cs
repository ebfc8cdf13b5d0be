namespace Haechi.Text.Trade;

/// <summary>Posts written by hand, of each kind and ordinary ones that resemble them (news of arrests, banks, counselling, shopping).</summary>
public static class TradeSeeds
{
    /// <summary>All of them; none is in the held half of the generator.</summary>
    public static IReadOnlyList<TradePost> All { get; } = [.. TradeLabels.All.Append(TradeLabels.Ordinary).SelectMany(Of)];

    private static IEnumerable<TradePost> Of(string label) =>
        PhraseBook.Load(label).Slot("seeds", held: false)
            .Select(text => new TradePost(text, label == TradeLabels.Ordinary ? [] : [label]));
}
