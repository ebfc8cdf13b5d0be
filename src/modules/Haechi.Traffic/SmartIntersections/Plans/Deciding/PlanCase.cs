using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Traffic.SmartIntersections.Plans.Storage;
using Haechi.Traffic.SmartIntersections.Plans.Trials;
using Haechi.Traffic.SmartIntersections.Plans.Watching;

namespace Haechi.Traffic.SmartIntersections.Plans.Deciding;

/// <summary>What the platform's case is told about a plan: the proposal on which the police decide, and harm that the watch has found.</summary>
internal sealed class PlanCase(WorkingCalendar calendar)
{
    /// <summary>Kind of the finding that proposes a plan.</summary>
    public const string Proposal = "signal-plan-proposal";

    /// <summary>Kind of the finding that a plan did harm.</summary>
    public const string Harm = "signal-plan-harm";

    /// <summary>Opens the case of a proposal, with its finding, in the transaction of the submission.</summary>
    public async Task<(Guid Id, string Number)> ProposeAsync(LedgerScope scope, PlanRow row, PlanTrial trial, Actor by, CancellationToken cancellationToken)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"모의실험 차량당 평균 지체 {trial.Told.Before.Delay:0.0}초 → {trial.Told.After.Delay:0.0}초 ({trial.Change:+0.0%;-0.0%}), 시드 {trial.Told.Before.Delays.Count}개");
        return await OpenAsync(scope, Of(scope, row, Proposal, Severity.Watch, words), $"신호계획 승인 · {row.Name}", "교통경찰", by, cancellationToken);
    }

    /// <summary>Opens a case for the traffic office: the plan was taken back.</summary>
    public Task<(Guid Id, string Number)> HarmAsync(LedgerScope scope, PlanRow row, HarmFinding found, CancellationToken cancellationToken)
    {
        var words = string.Create(CultureInfo.InvariantCulture,
            $"적용 뒤 {(found.OnStreet ? "현장 감지기로 잰 " : "모의 현장의 ")}{found.Intervals}개 구간 가운데 {found.Worse}개가 허용 범위를 넘었고 {(found.OnStreet ? "대기행렬" : "지체")} 중앙값이 {found.Rise:+0%;-0%} 변했습니다(우연일 확률 {found.Chance:0.0000}). 이전 계획으로 자동 복귀했습니다.");
        return OpenAsync(scope, Of(scope, row, Harm, Severity.Caution, words), $"신호계획 자동 복귀 · {row.Name}", SmartIntersectionsManifest.Value.Department.Ko, Actor.Service(SmartIntersectionsManifest.ServiceId), cancellationToken);
    }

    private async Task<(Guid Id, string Number)> OpenAsync(LedgerScope scope, Finding finding, string title, string department, Actor by, CancellationToken cancellationToken)
    {
        var route = new CaseRoute(title, department, calendar.DueOf(SmartIntersectionsManifest.Value, scope.At));
        var opened = await CaseDesk.OpenOrJoinAsync(scope, finding, route, by, cancellationToken);
        var stored = finding.ToRow(scope.At);
        stored.CaseId = opened.Id;
        scope.Use<RoomsDb>().Findings.Add(stored);
        return (opened.Id, opened.Number);
    }

    private static Finding Of(LedgerScope scope, PlanRow row, string kind, Severity severity, string words) => new(
        Guid.CreateVersion7(scope.At), SmartIntersectionsManifest.ServiceId, null, kind, 1, severity, new Place(row.Name), scope.At,
        [new Evidence("text", "신호계획", $"{row.Name} ({row.Revision}판), /console/traffic/plans/{row.Id}"), new Evidence("reading", "수치", words)],
        new EvaluationSnapshot("haechi-signals", "1.0", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Plan ?? ""))), ImmutableSortedDictionary<string, double>.Empty),
        null);
}
