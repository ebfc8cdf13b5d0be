namespace Haechi.Platform.Configuration.Checking;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Source">The file, or the environment variable.</param>
/// <param name="Line">Line in the file, from 1; null when it is not about one line.</param>
/// <param name="Key">Dotted key as it is written in the file.</param>
/// <param name="Value">What stands there; null when nothing does or when it is a secret.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Allowed">What may stand there; null when that is open.</param>
/// <param name="Mend">How to put it right.</param>
public sealed record SettingFault(string Source, int? Line, string Key, string? Value, string Problem, string? Allowed, string Mend)
{
    /// <summary>Three short lines for a terminal.</summary>
    public override string ToString()
    {
        var place = Line is null ? Source : $"{Source}:{Line}";
        var value = Value is null ? "" : $" = {Value}";
        var allowed = Allowed is null ? "" : $"\n    allowed: {Allowed}";
        return $"{place}  {Key}{value}\n    {Problem}{allowed}\n    mend: {Mend}";
    }
}
