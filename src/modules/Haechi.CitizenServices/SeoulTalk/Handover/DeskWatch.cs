using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>
/// Looks every few seconds for what time brings about: a rest that is over, a waiting citizen who is gone, a counsellor whose
/// desk has closed. On several hosts all of them look; of two that change the same conversation one finds it done.
/// </summary>
internal sealed partial class DeskWatch(
    IDbContextFactory<SeoulTalkDb> database, HandoverChange changes, ConversationPause pause, ConversationTransfer transfer,
    TurnWriter turns, BotTurn bot, IOptionsMonitor<DeskOptions> options, StorageHealth health, TimeProvider clock, ILogger<DeskWatch> log) : BackgroundService
{
    private const int Batch = 50;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await health.Opened.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailure(exception);
            }

            await Task.Delay(Look, clock, stoppingToken);
        }
    }

    /// <summary>One look at everything that may be due.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var db = database.CreateDbContext();
        var rested = await db.Conversations.Where(c => c.PausedUntil != null && c.PausedUntil <= now).Select(c => c.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var id in rested)
        {
            await pause.ElapseAsync(id, cancellationToken);
        }

        var leftBefore = now.AddMinutes(-options.CurrentValue.LeftAfterMinutes);
        var gone = await db.Conversations.Where(c => c.Mode == ConversationMode.Queued && c.LeftAt != null && c.LeftAt < leftBefore)
            .Select(c => c.Id).Take(Batch).ToListAsync(cancellationToken);
        foreach (var id in gone)
        {
            await LetGoAsync(id, leftBefore, cancellationToken);
        }

        var seenBefore = now.AddMinutes(-options.CurrentValue.AbsentAfterMinutes);
        var absent = await (from c in db.Conversations
                            join s in db.Counsellors on c.CounsellorId equals s.Id
                            where c.Mode == ConversationMode.Counsellor && s.SeenAt < seenBefore
                            select new { c.Id, Counsellor = s.Id }).Take(Batch).ToListAsync(cancellationToken);
        foreach (var left in absent)
        {
            await transfer.ReturnAsync(left.Id, left.Counsellor, cancellationToken);
        }
    }

    private Task LetGoAsync(Guid id, DateTimeOffset leftBefore, CancellationToken cancellationToken) =>
        changes.RunAsync(id, Actor.System, "talk.left", async (scope, conversation) =>
        {
            if (conversation.Mode != ConversationMode.Queued || conversation.LeftAt is not { } left || left >= leftBefore)
            {
                return TalkRefusals.Changed();
            }

            await HandoverRequest.GiveUpAsync(scope, conversation, HandoverOutcome.Left, "시민이 기다리다 창을 닫음", cancellationToken);
            bot.Hear(scope, conversation, new CounsellorLeft());
            turns.Append<TurnBody>(scope, conversation, TurnAuthor.Notice, null, new NoticeBody(TalkWords.Gone(conversation.Language)));
            return conversation;
        }, cancellationToken);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Looking after the counsellors' desk failed; it is tried again")]
    private partial void LogFailure(Exception exception);
}
