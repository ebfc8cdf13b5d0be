using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Cases;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Filing;

/// <summary>Carries the result of a report back into the conversation in which it was filed (결과 회신).</summary>
internal sealed class ReplyCarrier(Ledger ledger, TurnWriter turns) : IActionCarrier
{
    public const string ActionKind = "reply-citizen";

    public string Kind => ActionKind;

    public Task<CarryResult> CarryAsync(Case subject, CaseAction action, CancellationToken cancellationToken) =>
        SayAsync(subject, action.Id, new ResultBody(subject.Number, action.Order.Content, subject.Department), "대화로 회신함", cancellationToken);

    public Task<CarryResult> UndoAsync(Case subject, CaseAction action, CancellationToken cancellationToken) =>
        SayAsync(subject, UndoId(action.Id), new NoticeBody($"접수번호 {subject.Number}에 대해 앞서 보내 드린 회신을 거두어들입니다. 다시 확인한 뒤 안내해 드리겠습니다."), "회신 철회를 알림", cancellationToken);

    // Somebody may be talking just now.
    private async Task<CarryResult> SayAsync(Case subject, Guid actionId, TurnBody body, string outcome, CancellationToken cancellationToken) =>
        (await Contested.RunAsync(() => ledger.WriteAsync<CarryResult>(scope => AppendAsync(scope, subject, actionId, body, outcome, cancellationToken), cancellationToken))).Value;

    private async Task<Outcome<CarryResult>> AppendAsync(LedgerScope scope, Case subject, Guid actionId, TurnBody body, string outcome, CancellationToken cancellationToken)
    {
        var db = scope.Use<SeoulTalkDb>();
        if (!Guid.TryParse(subject.Subject, out var id) || await db.Conversations.FindAsync([id], cancellationToken) is not { } conversation)
        {
            return new CarryResult(false, "연결된 대화가 없어 회신하지 못함");
        }

        // Carried at least once: the second time the turn is already there.
        if (!await db.Turns.AnyAsync(t => t.ActionId == actionId, cancellationToken))
        {
            turns.Append(scope, conversation, TurnAuthor.Notice, subject.Department, body, actionId);
            TurnWriter.Wake(scope, conversation);
        }

        return new CarryResult(true, outcome);
    }

    private static Guid UndoId(Guid actionId)
    {
        var bytes = actionId.ToByteArray();
        bytes[^1] ^= 0xFF;
        return new Guid(bytes);
    }
}
