using Haechi.Text;

namespace Haechi.OnlineSafety.Text;

/// <summary>Files of labelled texts as the command line names them: <c>FILE</c> or <c>FORM:FILE</c>.</summary>
internal static class DataFiles
{
    private static readonly Dictionary<string, LabelledForm> Forms = new(StringComparer.Ordinal)
    {
        ["jsonl"] = LabelledForm.Lines, ["beep"] = LabelledForm.Beep, ["curse"] = LabelledForm.Curse, ["hatescore"] = LabelledForm.HateScore, ["kmhas"] = LabelledForm.KMHaS,
    };

    public static string Help => $"FILE or FORM:FILE; forms are {string.Join(", ", Forms.Keys)} (jsonl when none is named).";

    /// <summary>Reads all of them; what could not be read is told and counted.</summary>
    /// <exception cref="IOException">One cannot be opened.</exception>
    public static IReadOnlyList<LabelledText> Read(IEnumerable<string> names, TextWriter error)
    {
        var texts = new List<LabelledText>();
        foreach (var name in names)
        {
            var (form, path) = Split(name);
            texts.AddRange(LabelledReader.Read(path, form, out var skipped));
            if (skipped > 0)
            {
                error.WriteLine($"{path}: {skipped:N0} lines could not be read and were left out.");
            }
        }

        return texts;
    }

    private static (LabelledForm Form, string Path) Split(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Forms.TryGetValue(name[..colon], out var form) ? (form, name[(colon + 1)..]) : (LabelledForm.Lines, name);
    }
}
