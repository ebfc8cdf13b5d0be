using Haechi.Platform.LanguageModels;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Knowledge.Vectors;

/// <summary>Gives every published entry its vector, in the background: only texts that have none are sent, in batches.</summary>
internal sealed partial class VectorFilling(
    KnowledgeSearch search, VectorStore store, EmbeddingModel model, StorageHealth storage, TimeProvider clock, ILogger<VectorFilling> log) : BackgroundService
{
    private const string Platform = "platform";
    private const int Batch = 32;
    private const int BatchesUntilKept = 16;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan AfterBudget = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Why entries have no vectors; null when they have, or are being given them.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Fills what is missing. Stops at the first failure and keeps what it has.</summary>
    /// <returns>How long to wait before the next look.</returns>
    public async Task<TimeSpan> FillAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            return await TryFillAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Trouble = $"The folder of the vectors cannot be used: {exception.Message}";
            return AfterTrouble;
        }
        finally
        {
            _one.Release();
        }
    }

    public override void Dispose()
    {
        _one.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        while (true)
            await Task.Delay(await FillAsync(stoppingToken), clock, stoppingToken);
    }

    private async Task<TimeSpan> TryFillAsync(CancellationToken cancellationToken)
    {
        var entries = search.Now.Entries;
        if (!model.IsConfigured)
        {
            store.Close();
            Trouble = null;
            return Look;
        }
        if (entries.Count == 0 || store.IsReadyFor(entries))
            return Look;
        if (model.IsResting)
            return Look;
        var wanted = entries.Values.Select(e => (Entry: e, Text: EntryVector.TextOf(e))).ToDictionary(e => EntryVector.KeyOf(e.Entry, e.Text), e => (e.Entry.Id, e.Text), StringComparer.Ordinal);
        var name = model.Name;
        var kept = store.Open(name);
        var stale = kept.Keys.Where(key => !wanted.ContainsKey(key)).ToList();
        stale.ForEach(key => kept.Remove(key));
        var missing = wanted.Where(w => !kept.ContainsKey(w.Key)).Select(w => (w.Key, w.Value.Text)).ToList();
        if (await EmbedAsync(name, kept, missing, cancellationToken) is { } wait)
            return wait;
        if (missing.Count > 0 || stale.Count > 0)
            store.Keep(name, kept);
        store.SetReady(entries, wanted.ToDictionary(w => w.Key, w => w.Value.Id, StringComparer.Ordinal));
        Trouble = null;
        if (missing.Count > 0)
            LogFilled(log, missing.Count, store.Dimensions);
        return Look;
    }

    /// <summary>Null when all are there now; otherwise how long to wait.</summary>
    private async Task<TimeSpan?> EmbedAsync(string name, Dictionary<string, float[]> kept, List<(string Key, string Text)> missing, CancellationToken cancellationToken)
    {
        var batches = 0;
        foreach (var batch in missing.Chunk(Batch))
        {
            var made = await model.EmbedAsync(Platform, [.. batch.Select(b => b.Text)], model.BatchLimit, cancellationToken);
            if (made.Outcome != CallOutcome.Used)
                return Stop(name, kept, batches, made);
            if (kept.Count > 0 && kept.Values.First().Length != made.Vectors[0].Length)
            {
                // Another model answers under the same name: what is kept is of no use any more.
                store.Close(forgetting: name);
                Trouble = "The endpoint sends vectors of another length than before; all are made anew.";
                return Look;
            }
            for (var i = 0; i < batch.Length; i++)
                kept[batch[i].Key] = made.Vectors[i];
            if (++batches % BatchesUntilKept == 0)
                store.Keep(name, kept);
        }
        return null;
    }

    private TimeSpan Stop(string name, Dictionary<string, float[]> kept, int batches, Embedded made)
    {
        if (batches > 0)
            store.Keep(name, kept);
        Trouble = made.Outcome == CallOutcome.BudgetSpent ? "Today's budget of tokens is spent." : made.Fault ?? "It was too slow.";
        LogStopped(log, Trouble);
        return made.Outcome == CallOutcome.BudgetSpent ? AfterBudget : AfterTrouble;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} entries of the knowledge base were given vectors of {Dimensions} numbers.")]
    private static partial void LogFilled(ILogger log, int count, int dimensions);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Entries of the knowledge base have no vectors and words alone are searched: {Why}")]
    private static partial void LogStopped(ILogger log, string why);
}
