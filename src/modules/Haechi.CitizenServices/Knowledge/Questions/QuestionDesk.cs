using System.Text.Json;
using Haechi.CitizenServices.Knowledge.Questions.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>What editors do with an item. Each change is one transaction with its audit row.</summary>
internal sealed class QuestionDesk(Ledger ledger, QuestionBoard board)
{
    private const int LongestReason = 500;

    public Task<Outcome<HandledQuestionRow>> TakeAsync(QuestionItem item, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(item, editor, "knowledge.question-taken", row => (row.State, row.EntryId, row.Reason) = (ItemState.Taken, null, null), cancellationToken);

    /// <summary>Puts it back on the list.</summary>
    public Task<Outcome<HandledQuestionRow>> ReopenAsync(QuestionItem item, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(item, editor, "knowledge.question-reopened", row => (row.State, row.EntryId, row.Reason) = (ItemState.Open, null, null), cancellationToken);

    /// <summary>Says which entry answers. It comes back when it is asked without success after this.</summary>
    public Task<Outcome<HandledQuestionRow>> AnswerAsync(QuestionItem item, string entryId, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(item, editor, "knowledge.question-answered", row => (row.State, row.EntryId, row.Reason) = (ItemState.Answered, entryId, null), cancellationToken);

    /// <summary>Says why it needs no entry.</summary>
    public Task<Outcome<HandledQuestionRow>> DismissAsync(QuestionItem item, string reason, Actor editor, CancellationToken cancellationToken) =>
        reason.Trim().Length is 0 or > LongestReason
            ? Task.FromResult<Outcome<HandledQuestionRow>>(QuestionRefusals.NoReason(LongestReason))
            : ChangeAsync(item, editor, "knowledge.question-dismissed",
                row => (row.State, row.EntryId, row.Reason) = (ItemState.Dismissed, null, reason.Trim()), cancellationToken);

    private async Task<Outcome<HandledQuestionRow>> ChangeAsync(
        QuestionItem item, Actor editor, string act, Action<HandledQuestionRow> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<HandledQuestionRow>(async scope =>
            {
                var rows = scope.Use<QuestionDb>().Handled;
                var row = await rows.FindAsync([item.Id], cancellationToken);
                if ((row?.Revision ?? 0) != (item.Handled?.Revision ?? 0))
                    return QuestionRefusals.Changed(row?.ChangedByName ?? "");
                if (row is null)
                    rows.Add(row = new HandledQuestionRow { Id = item.Id, Question = item.Question });
                change(row);
                row.Revision++;
                (row.ChangedBy, row.ChangedByName, row.ChangedAt) = (editor.Id, editor.Name, scope.At);
                var detail = JsonSerializer.Serialize(new { questions = item.Count, people = item.People, entry = row.EntryId, reason = row.Reason }, LedgerJson.Options);
                scope.Audit(new AuditNote(editor, act, "knowledge-question", item.Id, SeoulTalkManifest.ServiceId, detail));
                return row;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
        {
            return QuestionRefusals.Changed("다른 편집자");
        }
        finally
        {
            board.Forget();
        }
    }
}
