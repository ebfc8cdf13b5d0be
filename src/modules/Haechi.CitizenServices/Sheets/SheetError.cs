namespace Haechi.CitizenServices.Sheets;

/// <summary>A fault in a YAML table, in words that let its author mend it.</summary>
/// <param name="File">Name of the file.</param>
/// <param name="Line">Line of the fault, from 1.</param>
/// <param name="Key">The key at fault, with the path that leads to it.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Mend">How to put it right.</param>
internal sealed record SheetError(string File, long Line, string Key, string Problem, string Mend)
{
    public override string ToString() => $"{File}({Line}) {Key}: {Problem} {Mend}";
}
