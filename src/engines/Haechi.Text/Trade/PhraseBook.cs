namespace Haechi.Text.Trade;

/// <summary>
/// Phrases of one kind of post: sentences with slots, and what may stand in a slot. Written by hand; the file's form is
/// <c>[name]</c> and one alternative a line, <c>{name}</c> within a line being a slot. Sentences stand under <c>[train]</c>
/// and <c>[held]</c>: the second half is worded otherwise and never trained on. Slots may be split the same way
/// (<c>[ware]</c> and <c>[ware.held]</c>).
/// </summary>
internal sealed class PhraseBook
{
    private readonly Dictionary<string, List<string>> _lists;

    private PhraseBook(string label, Dictionary<string, List<string>> lists) => (Label, _lists) = (label, lists);

    /// <summary>The label of its posts; <see cref="TradeLabels.Ordinary"/> for posts without one.</summary>
    public string Label { get; }

    public static PhraseBook Load(string label)
    {
        var lists = Read("shared");
        foreach (var (name, lines) in Read(label))
        {
            lists[name] = lines;
        }

        // Ordinary people speak of trade too: in news, warnings, questions.
        if (label == TradeLabels.Ordinary)
        {
            lists["거래말"] = [.. TradeLabels.All.SelectMany(trade => Read(trade)["낱말"])];
        }

        return new(label, lists);
    }

    /// <summary>Sentences of one half.</summary>
    public IReadOnlyList<string> Sentences(bool held) => _lists[held ? "held" : "train"];

    /// <summary>What may stand in a slot.</summary>
    /// <exception cref="InvalidDataException">No list has this name: the file of phrases is wrong.</exception>
    public IReadOnlyList<string> Slot(string name, bool held) =>
        (held && _lists.TryGetValue(name + ".held", out var own) ? own : _lists.GetValueOrDefault(name))
            ?? throw new InvalidDataException($"{Label}: the slot {{{name}}} has no list [{name}].");

    private static Dictionary<string, List<string>> Read(string file)
    {
        using var stream = typeof(PhraseBook).Assembly.GetManifestResourceStream($"Haechi.Text.Trade.Phrases.{file}.txt")
            ?? throw new InvalidOperationException($"The phrases of {file} are not part of this build.");
        using var reader = new StreamReader(stream);
        var lists = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var list = new List<string>();
        while (reader.ReadLine()?.Trim() is { } line)
        {
            if (line.StartsWith('[') && line.EndsWith(']'))
            {
                lists.Add(line[1..^1], list = []);
            }
            else if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                list.Add(line);
            }
        }

        return lists;
    }
}
