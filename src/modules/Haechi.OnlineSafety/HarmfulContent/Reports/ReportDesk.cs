using System.Text.Json;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Evidence;
using Haechi.OnlineSafety.HarmfulContent.Actors;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Text.Trade;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>
/// Makes what goes to the authorities: a bulk report of confirmed posts and a package for an accusation (고발). Each is made
/// by a named person who holds the permission, and each opening of personal data leaves a trace.
/// </summary>
internal sealed class ReportDesk(IDbContextFactory<HarmfulDb> contexts, ActorDesk actors, PersonalDataVault vault, FieldCipher cipher, Ledger ledger, EvidenceKeyring keys, TimeProvider clock)
{
    /// <summary>Posts in one file.</summary>
    public const int Most = 20_000;

    /// <summary>Confirmed posts with their contacts in full, oldest first.</summary>
    /// <param name="by">Who reports.</param>
    /// <param name="cancellationToken">Cancels before anything is opened.</param>
    public Task<IReadOnlyList<ReportLine>> BulkAsync(Actor by, CancellationToken cancellationToken) =>
        LinesAsync(rows => rows.Where(post => post.State == PostState.Confirmed), by, "harmful.reported", "bulk report", cancellationToken);

    /// <summary>
    /// The package of one linked actor: its confirmed posts, contacts and a summary in one signed archive. Null when the actor
    /// is not there any more or none of its posts is confirmed.
    /// </summary>
    public async Task<byte[]?> AccuseAsync(string actor, Actor by, CancellationToken cancellationToken)
    {
        if ((await actors.ListAsync(cancellationToken)).FirstOrDefault(one => one.Id == actor) is not { } linked)
        {
            return null;
        }

        var ids = linked.Posts.Where(post => post.State == PostState.Confirmed).Select(post => post.Id).Take(Most).ToArray();
        if (ids.Length == 0)
        {
            return null;
        }

        var lines = await LinesAsync(rows => rows.Where(post => ids.Contains(post.Id)), by, "harmful.accused", "accusation package", cancellationToken);
        return AccusationArchive.Write(lines, $"harmful-actor:{actor[..16]}", by, keys.Own, clock.GetUtcNow());
    }

    /// <summary>
    /// What reviewers decided, as training data: confirmed posts with their label, dismissed ones without. Contacts are masked
    /// out, for a model must not learn a person's number.
    /// </summary>
    public async Task<IReadOnlyList<TrainingLine>> TrainingAsync(Actor by, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Posts.AsNoTracking().Where(post => post.State == PostState.Confirmed || post.State == PostState.Dismissed)
            .OrderBy(post => post.Id).Take(Most).ToListAsync(cancellationToken);
        var lines = rows.Select(row => new TrainingLine(Mask.Text(cipher.Open(row.Text)), row.State == PostState.Confirmed ? [row.Label] : [], row.Label == HarmNames.Hate ? [HarmNames.Hate] : TradeLabels.All)).ToArray();
        await TellAsync(by, "harmful.training-exported", lines.Length, cancellationToken);
        return lines;
    }

    private async Task<IReadOnlyList<ReportLine>> LinesAsync(
        Func<IQueryable<PostRow>, IQueryable<PostRow>> which, Actor by, string act, string why, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await which(db.Posts.AsNoTracking()).OrderBy(post => post.ReceivedAt).ThenBy(post => post.Id).Take(Most).ToListAsync(cancellationToken);
        var marks = new List<MarkRow>();
        foreach (var part in rows.Select(post => post.Id).Chunk(500))
        {
            marks.AddRange(await db.Marks.AsNoTracking().Where(mark => part.Contains(mark.PostId)).ToListAsync(cancellationToken));
        }

        var subject = new DataSubject("harmful-report", act, HarmfulContentManifest.ServiceId);
        var texts = await vault.OpenAsync([.. rows.Select(row => row.Text)], subject, by, why, cancellationToken);
        var contacts = await vault.OpenAsync([.. marks.Select(mark => mark.Normal)], subject, by, why, cancellationToken);
        await TellAsync(by, act, rows.Count, cancellationToken);
        var named = marks.Zip(contacts).ToLookup(pair => pair.First.PostId, pair => new ReportContact(pair.First.Kind, pair.First.Channel, pair.Second));
        return [.. rows.Select((row, i) => new ReportLine(row.Id, row.Label, row.Score, row.Source, row.Address, row.PublishedAt, row.ReceivedAt, row.DecidedByName, row.DecidedAt, row.Model, texts[i], [.. named[row.Id].Distinct()]))];
    }

    private Task TellAsync(Actor by, string act, int posts, CancellationToken cancellationToken) => ledger.WriteAsync(
        scope =>
        {
            scope.Audit(new AuditNote(by, act, "harmful-report", clock.GetUtcNow().ToString("yyyyMMddHHmmss", System.Globalization.CultureInfo.InvariantCulture), HarmfulContentManifest.ServiceId, JsonSerializer.Serialize(new { posts }, LedgerJson.Options)));
            return Task.CompletedTask;
        },
        cancellationToken);
}
