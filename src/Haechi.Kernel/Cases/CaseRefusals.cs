namespace Haechi.Kernel.Cases;

/// <summary>Every reason for which a case says no.</summary>
internal static class CaseRefusals
{
    public static Refusal Closed(string number) => Refusals.Of("case-closed",
        $"{number} 건은 이미 종결되었습니다.", $"Case {number} is closed.",
        "다시 열기를 한 뒤 진행해 주세요.", "Reopen it first.");

    public static Refusal NotClosed(string number) => Refusals.Of("case-not-closed",
        $"{number} 건은 아직 진행 중입니다.", $"Case {number} is still open.",
        "진행 중인 건은 다시 열 필요가 없습니다.", "An open case needs no reopening.");

    public static Refusal TakenBy(string name) => Refusals.Of("case-taken",
        $"{name} 님이 처리 중입니다.", $"{name} has this case.",
        "담당자에게 반환을 요청하거나 다른 건을 맡아 주세요.", "Ask them to release it, or take another.");

    public static Refusal NotYours(string name) => Refusals.Of("case-not-yours",
        $"이 건의 담당자는 {name} 님입니다.", $"This case belongs to {name}.",
        "먼저 담당으로 지정되어야 합니다.", "Claim it first.");

    public static Refusal ClaimFirst(string number) => Refusals.Of("case-not-claimed",
        $"{number} 건은 아직 담당자가 없습니다.", $"Nobody has claimed case {number}.",
        "먼저 담당을 맡아 주세요.", "Claim it first.");

    public static Refusal PersonNeeded() => Refusals.Of("person-needed",
        "이 일은 사람이 해야 합니다.", "A person has to do this.",
        "직원 계정으로 진행해 주세요.", "Use an official's account.");

    public static Refusal ReasonNeeded() => Refusals.Of("reason-needed",
        "사유가 비어 있습니다.", "The reason is empty.",
        "사유를 한 줄 이상 적어 주세요.", "Write at least one line.");

    public static Refusal NothingUndecided(string number) => Refusals.Of("nothing-undecided",
        $"{number} 건은 이미 결정되었습니다.", $"Case {number} is already decided.",
        "결정을 바꾸려면 다시 열어 주세요.", "Reopen it to decide again.");

    public static Refusal Undecided(string number) => Refusals.Of("undecided-findings",
        $"{number} 건에 결정하지 않은 내용이 남아 있습니다.", $"Case {number} has undecided findings.",
        "모두 결정한 뒤 종결해 주세요.", "Decide on all of them, then close.");

    public static Refusal ActionPending(string number) => Refusals.Of("action-pending",
        $"{number} 건에 결과를 기다리는 조치가 있습니다.", $"Case {number} has an action without an outcome.",
        "결과가 기록된 뒤 종결해 주세요.", "Close it once the outcome is recorded.");

    public static Refusal NoSuchAction(Guid id) => Refusals.Of("no-such-action",
        $"조치 {id}를 찾을 수 없습니다.", $"No action {id} in this case.",
        "화면을 새로 고쳐 주세요.", "Reload the page.");

    public static Refusal AlreadyReported(Guid id) => Refusals.Of("action-already-reported",
        $"조치 {id}의 결과는 이미 기록되었습니다.", $"The outcome of action {id} is already recorded.",
        "추가 내용은 메모로 남겨 주세요.", "Add a note instead.");

    public static Refusal NotUndoable(string kind) => Refusals.Of("action-not-undoable",
        $"'{kind}' 조치는 되돌릴 수 없습니다.", $"Action '{kind}' cannot be undone.",
        "필요하면 새 조치를 지시해 주세요.", "Order a new action if one is needed.");

    public static Refusal ForeignDecision(string number) => Refusals.Of("foreign-decision",
        $"{number} 건의 결정이 아닙니다.", $"That decision does not belong to case {number}.",
        "이 건에서 먼저 결정해 주세요.", "Decide in this case first.");

    public static Refusal Superseded(string number) => Refusals.Of("decision-superseded",
        $"{number} 건은 다시 열려 이전 결정의 효력이 없습니다.", $"Case {number} was reopened; that decision no longer holds.",
        "다시 결정한 뒤 조치를 지시해 주세요.", "Decide again, then order the action.");

    public static Refusal AlreadyOrdered(Guid id) => Refusals.Of("action-already-ordered",
        $"조치 {id}은(는) 이미 지시되었습니다.", $"Action {id} is already ordered.",
        "화면을 새로 고쳐 주세요.", "Reload the page.");

    public static Refusal OutcomePending(string kind) => Refusals.Of("outcome-pending",
        $"'{kind}' 조치의 결과가 아직 기록되지 않았습니다.", $"The outcome of action '{kind}' is not known yet.",
        "결과가 기록된 뒤 되돌려 주세요.", "Undo it once the outcome is recorded.");

    public static Refusal OtherService(string given, string expected) => Refusals.Of("other-service",
        $"서비스 '{given}'은(는) 이 건의 서비스 '{expected}'와 다릅니다.", $"Service '{given}' does not own this case; '{expected}' does.",
        "해당 서비스의 건에 연결해 주세요.", "Use a case of that service.");

    public static Refusal NotInManifest(string what) => Refusals.Of("not-in-manifest",
        $"'{what}'은(는) 서비스 등록부에 자동 조치로 올라 있지 않습니다.", $"'{what}' is not an automatic action of the service's manifest.",
        "사람이 결정하거나 등록부를 고쳐 주세요.", "Let a person decide, or amend the manifest.");

    public static Refusal MustBeReversible(string kind) => Refusals.Of("automatic-must-be-reversible",
        $"자동 조치 '{kind}'은(는) 되돌릴 수 있거나 끝나는 때가 있어야 합니다.", $"Automatic action '{kind}' must be undoable or end by itself.",
        "사람이 결정해 주세요.", "Let a person decide.");
}
