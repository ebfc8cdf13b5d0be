using Haechi.Kernel.Auditing;
using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>
/// Sends a notice that a person confirmed, at most once: that it is being sent is on disk before the mail server hears of it,
/// so after a crash in between nobody sends it again by themselves. A person finds out and says.
/// </summary>
internal sealed class NoticeCarrier(Ledger ledger, CaseKeys keys, NoticeMail mail) : IActionCarrier
{
    public const string ActionKind = "send-takedown-notice";

    public string Kind => ActionKind;

    public async Task<CarryResult> CarryAsync(Case subject, CaseAction action, CancellationToken cancellationToken)
    {
        var (row, key, last) = await BeginAsync(action, cancellationToken);
        if (last is not null)
        {
            return last;
        }

        var result = await mail.SendAsync(mail.MessageOf(action.Id, row!.Recipient, NoticeWords.Open(key!, row), action.OrderedAt), cancellationToken);
        // What came of it is written even when the host is stopping: else nobody would know.
        return await EndAsync(action, key!, result, CancellationToken.None);
    }

    public Task<CarryResult> UndoAsync(Case subject, CaseAction action, CancellationToken cancellationToken) =>
        Task.FromResult(new CarryResult(false, "보낸 요청문은 되돌릴 수 없습니다."));

    /// <summary>Writes down that it is being sent; or says what there is to say when it is not to be sent.</summary>
    internal Task<(NoticeRow? Row, CaseKey? Key, CarryResult? Last)> BeginAsync(CaseAction action, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            var row = await scope.Use<TakedownDb>().Notices.FirstOrDefaultAsync(n => n.ActionId == action.Id, cancellationToken);
            var key = row is null ? null : await keys.FindAsync(scope.Use<RemovalDb>(), row.RequestId, cancellationToken);
            if (row is null || key is null)
                return Said(false, "요청문이 지워져 보내지 않았습니다(동의 철회).");
            if (row.State == NoticeState.Sent)
                return Said(true, "이미 보냈습니다.");
            if (row.State == NoticeState.Sending)
                return Said(false, "보내는 도중에 멈추어 나갔는지 알 수 없습니다. 다시 보내지 않았으니 메일 서버에서 확인한 뒤 삭제지원 화면에서 정해 주세요.");
            if (!mail.Configured)
            {
                (row.State, row.Trouble) = (NoticeState.Failed, "removal.mail");
                row.Version++;
                return Said(false, "메일 서버가 설정되지 않아 보내지 못했습니다(removal.mail.host, removal.mail.from). 파일로 내보낼 수 있습니다.");
            }

            row.State = NoticeState.Sending;
            row.Version++;
            return (row, key, null);
        },
        cancellationToken);

    private static (NoticeRow?, CaseKey?, CarryResult?) Said(bool succeeded, string outcome) => (null, null, new CarryResult(succeeded, outcome));

    private async Task<CarryResult> EndAsync(CaseAction action, CaseKey key, MailResult result, CancellationToken cancellationToken)
    {
        await ledger.WriteAsync(
            async scope =>
            {
                var db = scope.Use<TakedownDb>();
                if (await db.Notices.FirstOrDefaultAsync(n => n.ActionId == action.Id, cancellationToken) is not { } row)
                    return;
                row.Version++;
                row.Trouble = result.Trouble;
                (row.State, row.SentAt) = result.Outcome switch
                {
                    MailOutcome.Sent => (NoticeState.Sent, scope.At),
                    MailOutcome.NotYet => (NoticeState.Confirmed, null),
                    MailOutcome.Refused => (NoticeState.Failed, null),
                    _ => (NoticeState.Sending, (DateTimeOffset?)null),
                };
                if (result.Outcome == MailOutcome.Sent)
                {
                    await NoticeDesk.MarkAsync(db, NoticeWords.Open(key, row).Hits, scope.At, cancellationToken);
                    scope.Audit(new AuditNote(Actor.Service(ImageRemovalManifest.ServiceId), "removal.notice-sent", "removal-notice", row.Id.ToString(), ImageRemovalManifest.ServiceId));
                }
            },
            cancellationToken);
        return result.Outcome switch
        {
            MailOutcome.Sent => new(true, "삭제 요청문을 전자우편으로 보냈습니다."),
            MailOutcome.Refused => new(false, $"메일 서버가 받지 않았습니다({result.Trouble}). 받는 주소를 확인해 주세요."),
            // The runner of actions tries again with pauses.
            MailOutcome.NotYet => throw new IOException($"The mail server did not take the notice: {result.Trouble}."),
            _ => new(false, "보내는 도중에 연결이 끊겨 나갔는지 알 수 없습니다. 메일 서버에서 확인한 뒤 삭제지원 화면에서 정해 주세요."),
        };
    }
}
