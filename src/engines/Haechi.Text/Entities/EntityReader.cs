namespace Haechi.Text.Entities;

/// <summary>
/// Reads telephone numbers, messenger names, bank accounts, addresses, shops and places of Seoul from a text, also where
/// their spelling evades. Scanners written by hand, each with bounded work at every character: time grows with the length
/// of the text, whatever stands in it. The same text gives the same entities.
/// </summary>
public static class EntityReader
{
    /// <summary>Entities that are read from one text unless told otherwise; a post that names more is a list.</summary>
    public const int DefaultMost = 200;

    /// <summary>Reads them, in the order in which they stand; they do not overlap.</summary>
    /// <param name="text">Any text; lone surrogates and signs that are not assigned do no harm.</param>
    /// <param name="most">Most entities of one kind; at least 1.</param>
    public static IReadOnlyList<TextEntity> Read(string text, int most = DefaultMost)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var folded = FoldedText.Of(text);
        var joined = folded.Joined();
        var kept = new SortedList<int, TextEntity>();
        // What is surer of its form comes first; what overlaps it is a part of it.
        Keep(kept, UrlScanner.Scan, folded, most);
        Keep(kept, AccountScanner.Scan, folded, most);
        Keep(kept, PhoneScanner.Scan, folded, most);
        Keep(kept, MessengerScanner.Scan, joined, most);
        Keep(kept, ShopScanner.Scan, joined, most);
        Keep(kept, PlaceScanner.Scan, joined, most);
        return [.. kept.Values];
    }

    private static void Keep(SortedList<int, TextEntity> kept, Action<FoldedText, List<TextEntity>, int> scan, FoldedText text, int most)
    {
        var found = new List<TextEntity>();
        scan(text, found, most);
        foreach (var entity in found)
        {
            if (IsFree(kept, entity))
            {
                kept.Add(entity.Start, entity);
            }
        }
    }

    private static bool IsFree(SortedList<int, TextEntity> kept, TextEntity entity)
    {
        var (low, high) = (0, kept.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = kept.Keys[middle] < entity.Start ? (middle + 1, high) : (low, middle);
        }

        return (low == kept.Count || kept.Values[low].Start >= entity.End) && (low == 0 || kept.Values[low - 1].End <= entity.Start);
    }
}
