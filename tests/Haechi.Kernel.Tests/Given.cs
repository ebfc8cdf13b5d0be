using System.Collections.Immutable;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Register;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Tests;

/// <summary>Rooms to start a test from.</summary>
internal static class Given
{
    public const string Service = "street-watch";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    public static Actor Kim { get; } = Actor.Person("kim", "김상담");

    public static Actor Lee { get; } = Actor.Person("lee", "이상담");

    public static Actor Machine { get; } = Actor.Service(Service);

    public static ActionOrder Refer { get; } = new("refer-department", "교통과", "{}", Undoable: false);

    public static ActionOrder Block { get; } = new("block-address", "203.0.113.7", "{}", Undoable: true);

    /// <summary>One rule, <c>block-known</c>, that may block an address by itself.</summary>
    public static ServiceManifest Manifest { get; } = new()
    {
        Id = Service,
        Name = new("거리 지킴이", "Street watch"),
        Summary = new("거리의 불편을 찾습니다.", "Finds trouble in the street."),
        Organisation = new("서울특별시", "Seoul Metropolitan Government"),
        Department = new("교통과", "Traffic division"),
        Area = new("교통", "Transport"),
        Purpose = new("안전한 보행", "Safe walking"),
        LegalBasis = new("도로법", "Road Act"),
        Risk = RiskClass.Ordinary,
        RiskReason = new("권리에 영향이 없습니다.", "No right is at stake."),
        Data = DataClass.Internal,
        Stage = ServiceStage.Operating,
        RetentionDays = 30,
        AutomaticActions = [new("block-known", "block-address", new("알려진 주소입니다.", "A known address."))],
    };

    public static Finding Finding(Severity severity = Severity.Caution, string service = Service, Guid? id = null) => new(
        id ?? Guid.CreateVersion7(), service, null, "illegal-parking", 0.9, severity, null, Noon, [],
        new EvaluationSnapshot("rules", "1", new string('0', 64), ImmutableSortedDictionary<string, double>.Empty), null);

    public static Case Waiting(Finding? finding = null) => Case.Open(
        new CaseOpening(Guid.CreateVersion7(), "20261122-K7Q3M9", "불법 주정차", "교통과", Noon.AddHours(72)),
        finding ?? Finding(), Machine, Noon);

    public static Case Claimed() => Waiting().Claim(Kim, Noon).Value;

    public static Case Decided(Verdict verdict = Verdict.Confirm) =>
        Claimed().Decide(Guid.CreateVersion7(), Kim, verdict, "사진으로 확인했습니다.", Noon).Value;

    public static Case DecidedByRule() => Waiting().DecideByPolicy(Guid.CreateVersion7(), Manifest, "block-known", Noon).Value;

    public static Case Closed() => Decided().Close(Kim, Noon).Value;

    public static Case Reopened() => Closed().Reopen(Kim, "민원인이 다시 물었습니다.", Noon).Value;

    /// <summary>A decided case with one action of each order, all ordered.</summary>
    public static Case Acting(params ActionOrder[] orders) => orders.Aggregate(Decided(), (state, order) =>
        state.Order(Guid.CreateVersion7(), state.Decisions[^1], order, Kim, Noon).Value);
}

/// <summary>Short assertions about outcomes.</summary>
internal static class OutcomeAssertions
{
    public static void ShouldBeRefused<T>(this Outcome<T> outcome, string code)
    {
        outcome.Succeeded.ShouldBeFalse();
        outcome.Refusal!.Code.ShouldBe(code);
    }
}
