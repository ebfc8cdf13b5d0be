using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>
/// Reads the questions that got no good answer. A turn that cannot be read is left out: one bad row never empties the list.
/// </summary>
internal sealed partial class QuestionSource(IDbContextFactory<SeoulTalkDb> database, FieldCipher cipher, ILogger<QuestionSource> log)
{
    /// <summary>Most questions of either kind, the newest first.</summary>
    public const int Most = 50_000;

    public async Task<IReadOnlyList<AskedQuestion>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return [.. await UnansweredAsync(db, cancellationToken), .. await BadlyRatedAsync(db, cancellationToken)];
    }

    private static async Task<List<AskedQuestion>> UnansweredAsync(SeoulTalkDb db, CancellationToken cancellationToken)
    {
        var rows =
            from unanswered in db.Unanswered
            join conversation in db.Conversations on unanswered.ConversationId equals conversation.Id
            orderby unanswered.At descending
            select new { unanswered.Question, unanswered.At, conversation.OwnerHash };
        return await rows.Take(Most).Select(r => new AskedQuestion(r.Question, r.At, r.OwnerHash, Complaint.Unanswered, null)).ToListAsync(cancellationToken);
    }

    private async Task<List<AskedQuestion>> BadlyRatedAsync(SeoulTalkDb db, CancellationToken cancellationToken)
    {
        var rated = await (
            from turn in db.Turns.AsNoTracking()
            where turn.Helpful == false && turn.Author == TurnAuthor.Bot
            join conversation in db.Conversations on turn.ConversationId equals conversation.Id
            from asked in db.Turns
            where asked.ConversationId == turn.ConversationId && asked.Sequence == db.Turns
                .Where(t => t.ConversationId == turn.ConversationId && t.Sequence < turn.Sequence && t.Author == TurnAuthor.Citizen).Max(t => t.Sequence)
            orderby turn.At descending
            select new { Answer = turn, Asked = asked, conversation.OwnerHash }).Take(Most).ToListAsync(cancellationToken);
        var questions = new List<AskedQuestion>();
        foreach (var row in rated)
        {
            questions.AddRange(Read(row.Answer, row.Asked, row.OwnerHash));
        }
        return questions;
    }

    private IEnumerable<AskedQuestion> Read(TurnRow answer, TurnRow asked, string who)
    {
        try
        {
            if (ConversationReader.Read(cipher.Open(answer.Body)) is not AnswerBody body || ConversationReader.Read(cipher.Open(asked.Body)) is not TextBody text)
                return [];
            return [.. body.Parts.Where(p => p.Source is not null)
                .Select(p => new AskedQuestion(Masked(p.Question ?? text.Text), answer.At, who, Complaint.BadlyRated, p.Source!.EntryId))];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnreadable(log, answer.ConversationId, answer.Sequence, exception);
            return [];
        }
    }

    private static string Masked(string text) => PersonalData.Mask(PlainText.Of(text).Trim(), keepPlates: false).Text;

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turn {Sequence} of conversation {Conversation} cannot be read and is missing from the editors' list.")]
    private static partial void LogUnreadable(ILogger log, Guid conversation, int sequence, Exception exception);
}
