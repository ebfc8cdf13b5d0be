using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Text.Trade;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.HarmfulContent.Judging;

/// <summary>
/// The model of trade that judges now: the one that a person put in force, else the one trained from the made-up posts of the
/// engine when the first post comes, which takes about three seconds and is always the same.
/// </summary>
internal sealed class TradeModelInForce(IDbContextFactory<HarmfulDb> contexts) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Lazy<Chosen> _madeUp = new(() =>
    {
        var model = TradeTrainer.TrainDefault();
        return new(null, model, $"made-up-{model.Fingerprint[..8]}", null);
    });

    private volatile Chosen? _chosen;

    /// <summary>The model of the engine's own made-up posts.</summary>
    public Chosen MadeUp => _madeUp.Value;

    /// <summary>Why the chosen model was not used for the last batch; null when it was.</summary>
    public string? Fault => _chosen?.Fault;

    /// <summary>What judges now. Every host of a cluster looks before each batch, so that a change reaches all of them.</summary>
    public async Task<Chosen> CurrentAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await db.Models.Where(row => row.InForceSince != null).OrderByDescending(row => row.InForceSince).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancellationToken);
        if (_chosen is { } chosen && chosen.Id == id)
        {
            return chosen;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _chosen is { } other && other.Id == id ? other : _chosen = id is { } given ? await ReadAsync(db, given, cancellationToken) : MadeUp;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    // A model that cannot be read must not stop the stream: the made-up one judges, and the service says why.
    private async Task<Chosen> ReadAsync(HarmfulDb db, Guid id, CancellationToken cancellationToken)
    {
        var row = await db.Models.AsNoTracking().SingleAsync(model => model.Id == id, cancellationToken);
        try
        {
            return new(id, TradeModelFile.Read(row.Weights), row.Version, null);
        }
        catch (InvalidDataException exception)
        {
            return MadeUp with { Id = id, Fault = $"{row.Version}: {exception.Message}" };
        }
    }

    /// <summary>A model with its name.</summary>
    /// <param name="Id">Its row; null for the made-up one.</param>
    /// <param name="Model">The model.</param>
    /// <param name="Version">Its name, as posts and measures cite it.</param>
    /// <param name="Fault">Why the row's own model is not used; null when it is.</param>
    internal sealed record Chosen(Guid? Id, TradeModel Model, string Version, string? Fault);
}
