using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Text.Trade;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.HarmfulContent.Models;

/// <summary>
/// Trains the next model of trade from what reviewers confirmed and dismissed, compares it with the one in force, and puts in
/// force what a person chooses, an earlier one as well. Nothing changes by itself.
/// </summary>
internal sealed class ModelDesk(
    IDbContextFactory<HarmfulDb> contexts, TradeModelInForce inForce, Ledger ledger, FieldCipher cipher, IOptionsMonitor<HarmfulOptions> options, TimeProvider clock) : IDisposable
{
    /// <summary>Decided posts that a model needs: fewer would move it by chance.</summary>
    public const int Least = 20;

    private const int Most = 20_000;
    private readonly SemaphoreSlim _training = new(1);

    /// <summary>The models, newest first; the made-up one is not among them.</summary>
    public async Task<IReadOnlyList<TrainedModel>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Models.AsNoTracking().OrderByDescending(row => row.Id)
            .Select(row => new { row.Id, row.Version, row.MadeAt, row.MadeByName, row.Confirmed, row.Dismissed, row.Trial, row.InForceSince }).Take(50).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new TrainedModel(
            row.Id, row.Version, row.MadeAt, row.MadeByName, row.Confirmed, row.Dismissed, JsonSerializer.Deserialize<ModelTrial>(row.Trial, LedgerJson.Options)!, row.InForceSince))];
    }

    /// <summary>Trains one; some seconds. It judges nothing until a person puts it in force.</summary>
    public async Task<Outcome<string>> TrainAsync(Actor by, CancellationToken cancellationToken)
    {
        if (!await _training.WaitAsync(TimeSpan.Zero, cancellationToken))
        {
            return ModelRefusals.Busy;
        }

        try
        {
            var decided = await DecidedAsync(cancellationToken);
            return decided.Count < Least ? ModelRefusals.TooFew(decided.Count, Least) : await TrainAsync(decided, by, cancellationToken);
        }
        finally
        {
            _training.Release();
        }
    }

    /// <summary>Puts a model in force for posts that come from now on.</summary>
    /// <param name="id">Its row; null for the made-up one.</param>
    /// <param name="by">Who decides so.</param>
    /// <param name="cancellationToken">Cancels before anything is written.</param>
    public async Task<Outcome<string>> ActivateAsync(Guid? id, Actor by, CancellationToken cancellationToken)
    {
        var before = await inForce.CurrentAsync(cancellationToken);
        var outcome = await ledger.WriteAsync<Outcome<string>>(
            async scope =>
            {
                var db = scope.Use<HarmfulDb>();
                var now = await db.Models.Where(row => row.InForceSince != null).ToListAsync(cancellationToken);
                var chosen = id is null ? null : await db.Models.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
                if (Refuse(id, chosen, now) is { } refusal)
                {
                    return refusal;
                }

                now.ForEach(row => row.InForceSince = null);
                chosen?.InForceSince = scope.At;
                var version = chosen?.Version ?? inForce.MadeUp.Version;
                scope.Audit(new AuditNote(by, "harmful.model-activated", "harmful-model", version, HarmfulContentManifest.ServiceId, JsonSerializer.Serialize(new { before = before.Version }, LedgerJson.Options)));
                return version;
            },
            cancellationToken);
        await inForce.CurrentAsync(cancellationToken);
        return outcome;
    }

    public void Dispose() => _training.Dispose();

    private static Refusal? Refuse(Guid? id, ModelRow? chosen, List<ModelRow> now) => (id, chosen) switch
    {
        (null, _) when now.Count == 0 => ModelRefusals.InForce,
        (null, _) => null,
        (_, null) => ModelRefusals.Unknown,
        (_, { InForceSince: not null }) => ModelRefusals.InForce,
        _ => IsReadable(chosen) ? null : ModelRefusals.Unreadable,
    };

    private static bool IsReadable(ModelRow row)
    {
        try
        {
            return TradeModelFile.Read(row.Weights) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private async Task<Outcome<string>> TrainAsync(IReadOnlyList<(Guid Id, TradePost Post)> decided, Actor by, CancellationToken cancellationToken)
    {
        var learned = decided.Where(one => !ModelTrial.IsKeptOut(one.Id)).Select(one => one.Post).ToArray();
        var kept = decided.Where(one => ModelTrial.IsKeptOut(one.Id)).Select(one => one.Post).ToArray();
        var before = await inForce.CurrentAsync(cancellationToken);
        var (row, trial) = await Task.Run(() => Make(learned, kept, before, by, cancellationToken), cancellationToken);
        return await ledger.WriteAsync<Outcome<string>>(
            scope =>
            {
                scope.Use<HarmfulDb>().Models.Add(row);
                scope.Audit(new AuditNote(by, "harmful.model-trained", "harmful-model", row.Version, HarmfulContentManifest.ServiceId, JsonSerializer.Serialize(new { row.Confirmed, row.Dismissed, trial }, LedgerJson.Options)));
                return Task.FromResult<Outcome<string>>(row.Version);
            },
            cancellationToken);
    }

    private (ModelRow Row, ModelTrial Trial) Make(TradePost[] learned, TradePost[] kept, TradeModelInForce.Chosen before, Actor by, CancellationToken cancellationToken)
    {
        var model = TradeTrainer.TrainWith(learned, cancellationToken: cancellationToken);
        var trial = ModelTrial.Of(kept, model, before, (float)options.CurrentValue.Threshold);
        var now = clock.GetUtcNow();
        var row = new ModelRow
        {
            Id = Guid.CreateVersion7(now),
            Version = $"judged-{now.ToOffset(TimeSpan.FromHours(9)):yyyyMMdd-HHmm}-{model.Fingerprint[..8]}",
            MadeAt = now,
            MadeBy = by.Id,
            MadeByName = by.Name,
            Confirmed = learned.Count(post => post.Labels.Count > 0),
            Dismissed = learned.Count(post => post.Labels.Count == 0),
            Trial = JsonSerializer.Serialize(trial, LedgerJson.Options),
            Weights = TradeModelFile.Write(model),
        };
        return (row, trial);
    }

    // Contacts are masked out: a model must not learn a person's number.
    private async Task<IReadOnlyList<(Guid Id, TradePost Post)>> DecidedAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await db.Posts.AsNoTracking().Where(post => (post.State == PostState.Confirmed || post.State == PostState.Dismissed) && post.Label != HarmNames.Hate)
            .OrderByDescending(post => post.Id).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.Id, new TradePost(Mask.Text(cipher.Open(row.Text)), row.State == PostState.Confirmed ? [row.Label] : [])))];
    }
}
