using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Microsoft.AspNetCore.WebUtilities;

namespace Haechi.Console.Pages.Cases;

/// <summary>The case desk's address as values. A parameter that nobody understands is left out, never an error.</summary>
public sealed record CaseQuery
{
    /// <summary>Cases on one page of the queue.</summary>
    public const int PageSize = 50;

    /// <summary>Parameter with the number of the open case.</summary>
    public const string CaseParameter = "case";

    private const string AllStates = "all";

    public CaseStatus? Status { get; private init; }

    /// <summary>Closed cases too.</summary>
    public bool All { get; private init; }
    public string? Service { get; private init; }
    public string? Kind { get; private init; }
    public string? Department { get; private init; }
    public Severity? Severity { get; private init; }
    public bool Mine { get; private init; }
    public bool Overdue { get; private init; }
    public string? Text { get; private init; }
    public CaseSort Sort { get; private init; }

    /// <summary>From 1.</summary>
    public int Page { get; private init; } = 1;

    /// <summary>Receipt number of the open case; null when none is.</summary>
    public string? Number { get; internal init; }

    /// <summary>Whether anything narrows the queue beyond "open".</summary>
    public bool Filtered => this with { Page = 1, Number = null, Sort = default } != new CaseQuery();

    /// <summary>Reads an address.</summary>
    public static CaseQuery Parse(string address)
    {
        var query = QueryHelpers.ParseQuery(new Uri(address).Query);
        string? Read(string name) => query.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } value ? value : null;
        return new CaseQuery
        {
            Status = Named<CaseStatus>(Read("status")),
            All = Read("status") == AllStates,
            Service = Read("service"),
            Kind = Read("kind"),
            Department = Read("dept"),
            Severity = Named<Severity>(Read("severity")),
            Mine = Read("mine") is not null,
            Overdue = Read("overdue") is not null,
            Text = Read("q"),
            Sort = Named<CaseSort>(Read("sort")) ?? CaseSort.Urgency,
            Page = int.TryParse(Read("page"), out var page) && page is > 0 and < 100_000 ? page : 1,
            Number = Read(CaseParameter),
        };
    }

    /// <summary>What the queue is asked for.</summary>
    /// <param name="actorId">Account id of the reader, for "mine".</param>
    public CaseFilter ToFilter(string actorId) => new()
    {
        Status = Status,
        OpenOnly = !All,
        ServiceId = Service,
        Kind = Kind,
        Department = Department,
        MinimumSeverity = Severity,
        AssigneeId = Mine ? actorId : null,
        Overdue = Overdue,
        Text = Text,
        Sort = Sort,
        Skip = (Page - 1) * PageSize,
        Take = PageSize,
    };

    private static T? Named<T>(string? text)
        where T : struct, Enum =>
        text is not null && !char.IsAsciiDigit(text[0]) && text[0] != '-' && Enum.TryParse<T>(text, ignoreCase: true, out var value) ? value : null;
}
