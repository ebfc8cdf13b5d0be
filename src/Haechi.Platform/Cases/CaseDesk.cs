using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Register;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Cases;

/// <summary>What people do with cases. Each call is one transition, one transaction, one audit row and one message.</summary>
public sealed class CaseDesk(Ledger ledger, IEnumerable<CaseActionOption> options, IEnumerable<ServiceManifest> manifests)
{
    /// <summary>Code of the refusal that says that someone else was faster.</summary>
    public const string CaseChanged = "case-changed";

    /// <summary>Takes the case.</summary>
    public Task<Outcome<Case>> ClaimAsync(Guid id, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "case.claimed", (c, at) => c.Claim(person, at), cancellationToken);

    /// <summary>Gives it back.</summary>
    public Task<Outcome<Case>> ReleaseAsync(Guid id, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "case.released", (c, at) => c.Release(person, at), cancellationToken);

    /// <summary>Adds a note.</summary>
    public Task<Outcome<Case>> NoteAsync(Guid id, Actor person, string text, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "case.noted", (c, at) => c.Note(person, text, at), cancellationToken);

    /// <summary>Decides, and orders the actions that follow, in one transaction.</summary>
    public Task<Outcome<Case>> DecideAsync(Guid id, Actor person, Verdict verdict, string reason, IReadOnlyList<ActionOrder> orders, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "case.decided", (c, at) => c.Decide(Guid.CreateVersion7(at), person, verdict, reason, at)
            .Then(decided => OrderAll(decided, orders, person, at)), cancellationToken);

    /// <summary>
    /// Decides as above, but only on the case that the person has seen: when its timeline is longer than
    /// <paramref name="seen"/> events, something joined or changed meanwhile, and the person looks again first.
    /// </summary>
    public Task<Outcome<Case>> DecideAsync(Guid id, Actor person, Verdict verdict, string reason, IReadOnlyList<ActionOrder> orders, int seen, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "case.decided", (c, at) => c.Timeline.Length != seen
            ? Changed()
            : c.Decide(Guid.CreateVersion7(at), person, verdict, reason, at).Then(decided => OrderAll(decided, orders, person, at)), cancellationToken);

    /// <summary>Orders a further action on the strength of the latest decision.</summary>
    public Task<Outcome<Case>> OrderAsync(Guid id, Actor person, ActionOrder order, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "action.ordered", (c, at) => c.Decisions.Length == 0
            ? Refusals.Of("decision-needed", "아직 결정이 없습니다.", "There is no decision yet.", "먼저 결정해 주세요.", "Decide first.")
            : OrderAll(c, [order], person, at), cancellationToken);

    /// <summary>Marks an action as taken back; its carrier is told afterwards.</summary>
    public Task<Outcome<Case>> UndoAsync(Guid id, Actor person, Guid actionId, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "action.undone", (c, at) => c.Undo(actionId, person, reason, at), cancellationToken, actionId);

    /// <summary>Closes.</summary>
    public Task<Outcome<Case>> CloseAsync(Guid id, Actor person, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "case.closed", (c, at) => c.Close(person, at), cancellationToken);

    /// <summary>Opens again.</summary>
    public Task<Outcome<Case>> ReopenAsync(Guid id, Actor person, string reason, CancellationToken cancellationToken) =>
        ChangeAsync(id, person, "case.reopened", (c, at) => c.Reopen(person, reason, at), cancellationToken);

    /// <summary>Records what came of an action; called by the runner of actions.</summary>
    public Task<Outcome<Case>> ReportAsync(Guid id, Guid actionId, bool succeeded, string outcome, CancellationToken cancellationToken) =>
        ChangeAsync(id, Actor.System, "action.reported", (c, at) => c.Report(actionId, succeeded, outcome, at), cancellationToken, actionId);

    /// <summary>Actions that may follow a verdict on this case.</summary>
    public IEnumerable<CaseActionOption> OptionsFor(Case subject, Verdict verdict) =>
        options.Where(o => o.ServiceId == subject.ServiceId && o.After == verdict);

    /// <summary>The manifest of the case's service.</summary>
    public ServiceManifest? ManifestOf(Case subject) => manifests.FirstOrDefault(m => m.Id == subject.ServiceId);

    /// <summary>
    /// Opens a case on a finding, or joins it to an open one with the same key, inside <paramref name="scope"/>.
    /// Callers: triage of incoming findings, and services that promise a receipt number at once.
    /// </summary>
    public static async Task<Case> OpenOrJoinAsync(LedgerScope scope, Finding finding, CaseRoute route, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(route);
        var db = scope.Use<RoomsDb>();
        var existing = finding.JoinKey is { } key ? await db.FindCaseToJoinAsync(finding.ServiceId, key, cancellationToken) : null;
        var number = route.Number ?? ReceiptNumber.New(scope.At);
        var subject = existing?.Join(finding, scope.At).Value
            ?? Case.Open(new CaseOpening(Guid.CreateVersion7(scope.At), number, route.Title, route.Department, route.DueAt, route.Subject), finding, by, scope.At);
        await db.SaveCaseAsync(subject, cancellationToken);
        var act = existing is null ? "case.opened" : "case.joined";
        scope.Audit(new AuditNote(by, act, "case", subject.Number, subject.ServiceId));
        scope.Publish(act, subject.ServiceId, CaseMessage.Of(subject));
        return subject;
    }

    /// <summary>
    /// Takes the case, decides and orders inside <paramref name="scope"/>, so that what a service keeps beside the case changes with it.
    /// What was decided without that service is opened again first: its own people have the last word.
    /// </summary>
    public static Task<Outcome<Case>> DecideWithinAsync(
        LedgerScope scope, Guid id, Actor person, Verdict verdict, string reason, IReadOnlyList<ActionOrder> orders, CancellationToken cancellationToken) => ApplyAsync(
        scope, id, person, "case.decided",
        (c, at) => (c.Status is CaseStatus.Decided or CaseStatus.Closed ? c.Reopen(person, reason, at) : c.Claim(person, at))
            .Then(taken => taken.Decide(Guid.CreateVersion7(at), person, verdict, reason, at)).Then(decided => OrderAll(decided, orders, person, at)),
        null, cancellationToken);

    /// <summary>Adds a note inside <paramref name="scope"/>.</summary>
    public static Task<Outcome<Case>> NoteWithinAsync(LedgerScope scope, Guid id, Actor by, string text, CancellationToken cancellationToken) =>
        ApplyAsync(scope, id, by, "case.noted", (c, at) => c.Note(by, text, at), null, cancellationToken);

    private static Outcome<Case> OrderAll(Case subject, IReadOnlyList<ActionOrder> orders, Actor person, DateTimeOffset at)
    {
        Outcome<Case> state = subject;
        foreach (var order in orders)
        {
            state = state.Then(c => c.Order(Guid.CreateVersion7(at), c.Decisions[^1], order, person, at));
        }

        return state;
    }

    private async Task<Outcome<Case>> ChangeAsync(
        Guid id, Actor by, string act, Func<Case, DateTimeOffset, Outcome<Case>> change, CancellationToken cancellationToken, Guid? actionId = null)
    {
        try
        {
            return await ledger.WriteAsync<Case>(scope => ApplyAsync(scope, id, by, act, change, actionId, cancellationToken), cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            // Either the version had moved on, or the other's next line of the timeline was there first.
            return Changed();
        }
    }

    /// <summary>What everyone is told whose page shows an older case than the one that is stored.</summary>
    public static Refusal Changed() => Refusals.Of(CaseChanged, "그사이 이 사건이 바뀌었습니다.", "This case has changed meanwhile.",
        "바뀐 내용을 확인한 뒤 다시 시도해 주세요.", "Look at what changed, then try again.");

    private static async Task<Outcome<Case>> ApplyAsync(
        LedgerScope scope, Guid id, Actor by, string act, Func<Case, DateTimeOffset, Outcome<Case>> change, Guid? actionId, CancellationToken cancellationToken)
    {
        var db = scope.Use<RoomsDb>();
        if (await db.LoadCaseAsync(id, cancellationToken) is not { } before)
        {
            return Refusals.Of("no-such-case", "사건을 찾을 수 없습니다.", "There is no such case.", "목록에서 다시 골라 주세요.", "Choose it from the list.");
        }

        var outcome = change(before, scope.At);
        if (!outcome.Succeeded || ReferenceEquals(outcome.Value, before))
        {
            return outcome;
        }

        await db.SaveCaseAsync(outcome.Value, cancellationToken);
        scope.Audit(new AuditNote(by, act, "case", before.Number, before.ServiceId));
        scope.Publish(act, before.ServiceId, CaseMessage.Of(outcome.Value, actionId));
        foreach (var action in outcome.Value.Actions.Skip(before.Actions.Length))
        {
            scope.Audit(new AuditNote(by, "action.ordered", "action", action.Id.ToString(), before.ServiceId, JsonSerializer.Serialize(new { kind = action.Order.Kind }, LedgerJson.Options)));
            scope.Publish("action.ordered", before.ServiceId, CaseMessage.Of(outcome.Value, action.Id));
        }

        return outcome;
    }
}

/// <summary>Body of every message about a case; no personal data.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">Receipt number.</param>
/// <param name="Kind">Kind of case.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="Subject">What it belongs to outside.</param>
/// <param name="ActionId">The action concerned, when it is one.</param>
public sealed record CaseMessage(Guid CaseId, string Number, string Kind, CaseStatus Status, Severity Severity, string? Subject, Guid? ActionId = null)
{
    /// <summary>The message for a case.</summary>
    public static CaseMessage Of(Case subject, Guid? actionId = null) =>
        new(subject.Id, subject.Number, subject.Kind, subject.Status, subject.Severity, subject.Subject, actionId);
}
