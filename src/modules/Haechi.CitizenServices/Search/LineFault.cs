namespace Haechi.CitizenServices.Search;

/// <summary>A line that was skipped, and why.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Reason">In English, for the one who runs the command.</param>
internal readonly record struct LineFault(long Line, string Reason);
