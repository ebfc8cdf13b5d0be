using Haechi.Kernel;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Reviews;

/// <summary>One item of the sheet.</summary>
internal sealed record SheetItem(string Id, LocalizedText Name);

/// <summary>What a reviewer scores, each from <see cref="Lowest"/> to <see cref="Highest"/>.</summary>
internal static class ReviewSheet
{
    public const int Lowest = 1;
    public const int Highest = 5;

    private static readonly SheetItem[] Shipped =
    [
        new("greeting", new("인사", "Greeting")),
        new("accuracy", new("정확", "Accuracy")),
        new("courtesy", new("친절", "Courtesy")),
        new("sources", new("근거 제시", "Naming the source")),
    ];

    /// <summary>The items of the configuration, or the shipped ones when it names none. A line that cannot be read is left out.</summary>
    public static IReadOnlyList<SheetItem> Of(SupervisionOptions options)
    {
        var read = options.ReviewItems.Select(Read).OfType<SheetItem>().DistinctBy(i => i.Id).ToList();
        return read.Count > 0 ? read : Shipped;
    }

    /// <summary>Reads <c>id: 한국어 | English</c>; null when it is something else.</summary>
    internal static SheetItem? Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 1)
        {
            return null;
        }

        var names = line[(colon + 1)..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var id = line[..colon].Trim();
        return names.Length == 0 || id.Length is 0 or > 40 ? null : new SheetItem(id, new LocalizedText(names[0], names[^1]));
    }
}
