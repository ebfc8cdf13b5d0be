using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Haechi.Retrieval;

namespace Haechi.CitizenServices.Search;

/// <summary>The options of <c>search query</c> that say which documents may be found.</summary>
internal sealed class FilterOptions
{
    private const string Day = "2026-11-22";

    private readonly Option<DateOnly?> _from = DayOption("--from", "Only documents written on this day or later.");
    private readonly Option<DateOnly?> _until = DayOption("--until", "Only documents written on this day or earlier.");
    private readonly Option<DateOnly?> _validOn = DayOption("--valid-on", "Only documents that are in force on this day.");
    private readonly Option<string?> _owner = new("--owner") { Description = "Only documents of this owner. Default: of all", HelpName = "NAME" };
    private readonly Option<string?> _source = new("--source") { Description = "Only documents from this source. Default: from all", HelpName = "NAME" };

    public void AddTo(Command verb)
    {
        foreach (var option in new Option[] { _from, _until, _validOn, _owner, _source })
            verb.Add(option);
    }

    /// <summary>The filter of a command line; null when nothing is filtered.</summary>
    public SearchFilter? Read(ParseResult line)
    {
        var filter = new SearchFilter
        {
            From = line.GetValue(_from), Until = line.GetValue(_until), ValidOn = line.GetValue(_validOn),
            Owner = line.GetValue(_owner), Source = line.GetValue(_source),
        };
        return filter == new SearchFilter() ? null : filter;
    }

    private static Option<DateOnly?> DayOption(string name, string description) =>
        new(name) { Description = $"{description} Default: any", HelpName = Day, CustomParser = DayOf };

    private static DateOnly? DayOf(ArgumentResult argument)
    {
        if (DateOnly.TryParseExact(argument.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        argument.AddError($"'{argument.Tokens[0].Value}' is not a day. Write it as {Day}.");
        return null;
    }
}
