using Haechi.CitizenServices.Sheets;
using Haechi.Platform.Cases.Deadlines;

namespace Haechi.CitizenServices.SeoulTalk.Reports;

/// <summary>The table of kinds. The one that ships is <see cref="Shipped"/>; a city may read its own.</summary>
internal sealed class ReportKinds(IReadOnlyList<ReportKind> all)
{
    private const string File = "Reports/report-kinds.yaml";

    private static readonly Lazy<ReportKinds> ShippedTable = new(() =>
    {
        var errors = new List<SheetError>();
        var kinds = Read(File, EmbeddedSheets.Read(File), errors);
        return errors.Count == 0 ? kinds : throw new InvalidOperationException(string.Join('\n', errors));
    });

    public static ReportKinds Shipped => ShippedTable.Value;

    public IReadOnlyList<ReportKind> All { get; } = all;

    public ReportKind? Find(string? id) => All.FirstOrDefault(k => k.Id == id);

    /// <summary>Reads a table; faulty kinds are left out and reported.</summary>
    public static ReportKinds Read(string file, string yaml, List<SheetError> errors)
    {
        var kinds = new List<ReportKind>();
        var sheet = Sheet.Open(file, yaml, errors)?.OnlyKeys("kinds");
        foreach (var item in sheet?.Items("kinds") ?? [])
        {
            var faults = errors.Count;
            var kind = ReadKind(item);
            if (kinds.Any(k => k.Id == kind.Id))
                item.Fault("id", $"'{kind.Id}' is used twice.", "Give each kind an id of its own.");
            if (errors.Count == faults)
                kinds.Add(kind);
        }
        return new ReportKinds(kinds);
    }

    private static ReportKind ReadKind(Sheet item)
    {
        item.OnlyKeys("id", "name", "department", "due", "plate", "photo", "time", "where", "words", "clues");
        return new ReportKind(
            item.Text("id"), item.Both("name"), item.Both("department"), Due(item), item.Word("plate", Need.None),
            item.Word("photo", Need.Helpful), item.Text("time", "none") == "asked", item.Both("where"),
            [.. Clues(item, "words", 3), .. Clues(item, "clues", 1)]);
    }

    private static DueIn Due(Sheet item)
    {
        var text = item.Text("due");
        if (DueIn.Parse(text) is { } due)
            return due;
        item.Fault("due", $"'{text}' is no time to answer in.", "Write hours by the clock as 4h or working days as 3d, up to 99.");
        return default;
    }

    private static IEnumerable<KindClue> Clues(Sheet item, string key, double weight) =>
        item.Texts(key).Select(t => new KindClue([.. t.Split('+').Select(CompactText.Squeeze)], weight));
}
