using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Text.Trade;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.HarmfulContent.Review;

/// <summary>The reviewers' queue: the gravest first, confirmed or dismissed by a named person, taken back when wrong.</summary>
internal sealed class ReviewDesk(IDbContextFactory<HarmfulDb> contexts, Ledger ledger, FieldCipher cipher, PersonalDataVault vault)
{
    public const int Shown = 100;

    public async Task<IReadOnlyList<PostRow>> ListAsync(PostState state, string? label, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = db.Posts.AsNoTracking().Where(post => post.State == state && (label == null || post.Label == label));
        rows = state == PostState.Queued ? rows.OrderByDescending(post => post.Rank).ThenBy(post => post.Id) : rows.OrderByDescending(post => post.DecidedAt).ThenByDescending(post => post.Id);
        return await rows.Take(Shown).ToListAsync(cancellationToken);
    }

    /// <summary>What stands around the loudest word of each post, contacts masked: a list in which all rows look alike cannot be worked through.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> ExcerptsAsync(IReadOnlyList<PostRow> rows, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = rows.Select(row => row.Id).ToArray();
        var marks = (await db.Marks.AsNoTracking().Where(mark => ids.Contains(mark.PostId)).ToListAsync(cancellationToken)).ToLookup(mark => mark.PostId);
        return rows.ToDictionary(row => row.Id, row => MarkedText.Excerpt(MarkedText.Of(cipher.Open(row.Text), SpansOf(row), [.. marks[row.Id]])));
    }

    public async Task<ReviewedPost?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Posts.AsNoTracking().FirstOrDefaultAsync(post => post.Id == id, cancellationToken) is not { } row)
        {
            return null;
        }

        var marks = await db.Marks.AsNoTracking().Where(mark => mark.PostId == id).OrderBy(mark => mark.Start).ToListAsync(cancellationToken);
        return new(row, marks, MarkedText.Of(cipher.Open(row.Text), SpansOf(row), marks));
    }

    /// <summary>How many wait, were confirmed and dismissed, by the model that judged them.</summary>
    public async Task<IReadOnlyList<ModelMeasure>> MeasureAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var counts = await db.Posts.Where(post => post.State != PostState.Ordinary).GroupBy(post => new { post.Model, post.State })
            .Select(group => new { group.Key.Model, group.Key.State, Count = group.Count() }).ToListAsync(cancellationToken);
        return [.. counts.GroupBy(one => one.Model, StringComparer.Ordinal).OrderBy(model => model.Key, StringComparer.Ordinal).Select(model => new ModelMeasure(
            model.Key,
            model.Where(one => one.State == PostState.Queued).Sum(one => one.Count),
            model.Where(one => one.State == PostState.Confirmed).Sum(one => one.Count),
            model.Where(one => one.State == PostState.Dismissed).Sum(one => one.Count)))];
    }

    /// <summary>The whole text with its contacts, with a trace of who read it.</summary>
    public async Task<string?> OpenAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Posts.AsNoTracking().FirstOrDefaultAsync(post => post.Id == id, cancellationToken) is { } row
            ? await vault.OpenAsync(row.Text, new DataSubject("harmful-post", id.ToString(), HarmfulContentManifest.ServiceId), by, "review of a post", cancellationToken)
            : null;
    }

    /// <summary>Confirms or dismisses a post that waits.</summary>
    public Task<Outcome<PostRow>> DecideAsync(Guid id, bool confirm, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (scope, row) =>
        {
            if (row.State != PostState.Queued)
            {
                return ReviewRefusals.NotWaiting(row);
            }

            row.State = confirm ? PostState.Confirmed : PostState.Dismissed;
            (row.DecidedBy, row.DecidedByName, row.DecidedAt) = (by.Id, by.Name, scope.At);
            Tell(scope, row, by, confirm ? "harmful.confirmed" : "harmful.dismissed");
            return row;
        },
        cancellationToken);

    /// <summary>Takes a decision back: the post waits again.</summary>
    public Task<Outcome<PostRow>> UndoAsync(Guid id, Actor by, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (scope, row) =>
        {
            if (row.State is not (PostState.Confirmed or PostState.Dismissed))
            {
                return ReviewRefusals.NotDecided;
            }

            row.State = PostState.Queued;
            (row.DecidedBy, row.DecidedByName, row.DecidedAt) = (null, null, null);
            Tell(scope, row, by, "harmful.undone");
            return row;
        },
        cancellationToken);

    private static TradeSpan[] SpansOf(PostRow row) => JsonSerializer.Deserialize<TradeSpan[]>(row.Spans, LedgerJson.Options) ?? [];

    private Task<Outcome<PostRow>> ChangeAsync(Guid id, Func<LedgerScope, PostRow, Outcome<PostRow>> change, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope => await scope.Use<HarmfulDb>().Posts.FirstOrDefaultAsync(post => post.Id == id, cancellationToken) is { } row ? change(scope, row) : ReviewRefusals.Unknown,
        cancellationToken);

    private static void Tell(LedgerScope scope, PostRow row, Actor by, string act) => scope.Audit(new AuditNote(
        by, act, "harmful-post", row.Id.ToString(), HarmfulContentManifest.ServiceId, JsonSerializer.Serialize(new { row.Label, row.Score, row.Model }, LedgerJson.Options)));
}
