using System.Globalization;
using Haechi.Platform.Configuration;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Cases.Deadlines;

/// <summary>Section <c>calendar</c> of the configuration: the days on which nobody works.</summary>
public sealed class CalendarOptions
{
    /// <summary>Public holidays that the rule does not know, as <c>2027-02-06</c>: 설날, 부처님오신날, 추석, substitute holidays, election days, days newly made holidays. Default none.</summary>
    [Korean("규칙으로 알 수 없는 공휴일의 날짜(예: 2027-02-06). 설날, 부처님오신날, 추석, 대체공휴일, 선거일, 새로 정한 공휴일을 적습니다. 기본 없음.")]
    public string[] Holidays { get; set; } = [];

    /// <summary>Whether the Korean public holidays of fixed date count: 1 January, 1 March, 5 May, 6 June, 15 August, 3 and 9 October, 25 December. Default true.</summary>
    [Korean("날짜가 정해진 공휴일(1월 1일, 3월 1일, 5월 5일, 6월 6일, 8월 15일, 10월 3일·9일, 12월 25일)을 쉬는 날로 셀지 여부. 기본 true.")]
    public bool FixedHolidays { get; set; } = true;

    /// <summary>Reads a day of the list; null when it is none.</summary>
    internal static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Names every entry that is no day.</summary>
internal sealed class CalendarOptionsCheck : IValidateOptions<CalendarOptions>
{
    public ValidateOptionsResult Validate(string? name, CalendarOptions options)
    {
        var faults = options.Holidays.Where(text => CalendarOptions.DayOf(text) is null)
            .Select(text => $"calendar.holidays: '{text}' is not a day such as 2027-02-06")
            .ToList();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
