using System.Text.Json;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Editing;

/// <summary>
/// What editors do with an entry. Each change is one transaction with its audit row; whoever has read an older revision is
/// refused, so that nobody overwrites what they have not seen.
/// </summary>
internal sealed class KnowledgeDesk(Ledger ledger)
{
    /// <summary>Topic of the message after which every host looks at the knowledge base again.</summary>
    public const string Topic = "knowledge.changed";

    private const int LongestReason = 500;

    /// <summary>Saves a draft: a new entry when <paramref name="revision"/> is null, else the working copy of the one that was read.</summary>
    public Task<Outcome<KnowledgeRow>> SaveDraftAsync(KnowledgeDraft draft, int? revision, Actor editor, CancellationToken cancellationToken) =>
        KnowledgeCheck.Limits(draft) is { } refusal ? Task.FromResult<Outcome<KnowledgeRow>>(refusal)
        : revision is null ? AddAsync(draft, editor, cancellationToken)
        : ChangeAsync(draft.Id ?? "", revision.Value, editor, "knowledge.drafted", (_, row) =>
        {
            draft.CopyTo(row);
            row.IsEdited = true;
            return null;
        }, cancellationToken);

    /// <summary>Gives the working copy as the answer from now on, as a version of its own. Says what is missing when it may not be given.</summary>
    public Task<Outcome<KnowledgeRow>> PublishAsync(string id, int revision, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(id, revision, editor, "knowledge.published", (scope, row) =>
        {
            if (KnowledgeCheck.Missing(row, SeoulTime.DayOf(scope.At)) is { Count: > 0 } missing)
                return KnowledgeRefusals.Incomplete(missing);
            Publish(scope, row, editor);
            return null;
        }, cancellationToken);

    /// <summary>Stops giving the entry as an answer. What was published stays readable.</summary>
    public Task<Outcome<KnowledgeRow>> WithdrawAsync(string id, int revision, string reason, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(id, revision, editor, "knowledge.withdrawn", (_, row) =>
        {
            if (row.State != KnowledgeState.Published)
                return KnowledgeRefusals.NotPublished(id);
            if (reason.Trim().Length is 0 or > LongestReason)
                return KnowledgeRefusals.NoReason();
            row.State = KnowledgeState.Withdrawn;
            return null;
        }, cancellationToken, reason.Trim());

    /// <summary>Parts the entry from the document it was imported from: it goes on as one that people keep true.</summary>
    public Task<Outcome<KnowledgeRow>> DetachAsync(string id, int revision, Actor editor, CancellationToken cancellationToken) =>
        ChangeAsync(id, revision, editor, "knowledge.detached", (_, row) =>
        {
            (row.DocumentId, row.Passage) = (null, null);
            return null;
        }, cancellationToken);

    /// <summary>Makes the next version of a row that is checked already.</summary>
    internal static void Publish(LedgerScope scope, KnowledgeRow row, Actor editor)
    {
        (row.State, row.IsEdited) = (KnowledgeState.Published, false);
        row.Version++;
        var version = new KnowledgeVersionRow
        {
            EntryId = row.Id,
            Version = row.Version,
            IsDemo = row.IsDemo,
            PublishedBy = editor.Id,
            PublishedByName = editor.Name,
            PublishedAt = scope.At,
        };
        row.CopyTo(version);
        scope.Use<KnowledgeDb>().Versions.Add(version);
    }

    /// <summary>Signs the change, writes its audit row and wakes the hosts.</summary>
    internal static void Sign(LedgerScope scope, KnowledgeRow row, Actor editor, string act, string? reason = null)
    {
        row.Revision++;
        (row.ChangedBy, row.ChangedByName, row.ChangedAt) = (editor.Id, editor.Name, scope.At);
        var detail = JsonSerializer.Serialize(new { version = row.Version, title = row.Title, reason }, LedgerJson.Options);
        scope.Audit(new AuditNote(editor, act, "knowledge-entry", row.Id, SeoulTalkManifest.ServiceId, detail));
        scope.Publish(Topic, SeoulTalkManifest.ServiceId, new KnowledgeChange(row.Id, row.Version, row.State));
    }

    private async Task<Outcome<KnowledgeRow>> AddAsync(KnowledgeDraft draft, Actor editor, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<KnowledgeRow>(async scope =>
            {
                var id = draft.Id ?? $"entry-{Guid.CreateVersion7(scope.At):N}";
                var entries = scope.Use<KnowledgeDb>().Entries;
                if (await entries.AnyAsync(e => e.Id == id, cancellationToken))
                    return KnowledgeRefusals.Taken(id);
                var row = new KnowledgeRow { Id = id, State = KnowledgeState.Draft, IsEdited = true };
                draft.CopyTo(row);
                entries.Add(row);
                Sign(scope, row, editor, "knowledge.drafted");
                return row;
            }, cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Is(exception))
        {
            return KnowledgeRefusals.Taken(draft.Id ?? "");
        }
    }

    private async Task<Outcome<KnowledgeRow>> ChangeAsync(
        string id, int revision, Actor editor, string act, Func<LedgerScope, KnowledgeRow, Refusal?> change, CancellationToken cancellationToken, string? reason = null)
    {
        try
        {
            return await ledger.WriteAsync<KnowledgeRow>(async scope =>
            {
                if (await scope.Use<KnowledgeDb>().Entries.FindAsync([id], cancellationToken) is not { } row)
                    return KnowledgeRefusals.NoSuchEntry(id);
                if (row.Revision != revision)
                    return KnowledgeRefusals.Changed(row.ChangedByName);
                if (change(scope, row) is { } refusal)
                    return refusal;
                Sign(scope, row, editor, act, reason);
                return row;
            }, cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return KnowledgeRefusals.Changed("다른 편집자");
        }
    }
}

/// <summary>A change of the knowledge base, as the outbox tells it.</summary>
internal sealed record KnowledgeChange(string EntryId, int Version, KnowledgeState State);
