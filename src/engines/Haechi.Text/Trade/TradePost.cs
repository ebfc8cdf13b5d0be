namespace Haechi.Text.Trade;

/// <summary>One made-up post and what it is.</summary>
/// <param name="Text">The post.</param>
/// <param name="Labels">Kinds of trade (<see cref="TradeLabels"/>); empty for an ordinary post.</param>
public sealed record TradePost(string Text, IReadOnlyList<string> Labels);
