namespace Haechi.CitizenServices.ContactCentre.Supervision.Exports;

/// <summary>A table to be written: rows come as they are read.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Columns">Heads.</param>
/// <param name="Rows">Cells: null, string, number or <see cref="DateOnly"/>, as many as there are columns.</param>
internal sealed record Sheet(string Name, IReadOnlyList<string> Columns, IEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>Cells that a spreadsheet program shows and never runs.</summary>
internal static class SafeCell
{
    /// <summary>A text that a spreadsheet program would read as a formula is led by an apostrophe.</summary>
    public static string Of(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" + text : text;
}
