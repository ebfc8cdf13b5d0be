using Haechi.CitizenServices.Knowledge.Questions.Likeness;
using Haechi.CitizenServices.Knowledge.Questions.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>
/// The editors' list of this host. Making it costs seconds with tens of thousands of questions: then readers get the last list
/// while the next is made, and what an editor changes is put into it at once.
/// </summary>
internal sealed partial class QuestionBoard(
    QuestionSource source, IDbContextFactory<QuestionDb> database, KnowledgeSearch search, TimeProvider clock, ILogger<QuestionBoard> log) : IDisposable
{
    /// <summary>A list that took a second may be this many seconds old.</summary>
    private const int KeptTimes = 10;

    /// <summary>Whoever reads waits for a list that takes no longer.</summary>
    private static readonly TimeSpan WaitedFor = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1, 1);
    private MadeList _list = new([], [], [], TimeSpan.Zero, DateTimeOffset.MinValue);
    private Task _making = Task.CompletedTask;
    private volatile bool _changed;

    /// <summary>Every item, the most asked first.</summary>
    public async Task<IReadOnlyList<QuestionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            var isOld = now >= _list.FreshUntil;
            if (_list.Took < WaitedFor && (isOld || _changed))
                _list = await MakeAsync(cancellationToken);
            else if (_changed)
                _list = _list with { Items = QuestionItems.From(_list.Clusters, _list.Asked, await HandledAsync(cancellationToken), now) };
            if (_list.Took >= WaitedFor && isOld && _making.IsCompleted)
                _making = MakeAsideAsync();
            _changed = false;
            return _list.Items;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<QuestionItem?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).FirstOrDefault(i => i.Id == id);

    /// <summary>An editor has changed something: the next reader sees it.</summary>
    public void Forget() => _changed = true;

    public void Dispose() => _one.Dispose();

    private async Task<MadeList> MakeAsync(CancellationToken cancellationToken)
    {
        var (now, began) = (clock.GetUtcNow(), clock.GetTimestamp());
        var asked = await source.ReadAsync(cancellationToken);
        var handled = await HandledAsync(cancellationToken);
        var known = search.Now.Entries.Values.SelectMany(e => e.Questions.Append(e.Title)).ToList();
        var clusters = await Task.Run(() => QuestionItems.Clusters(asked, handled, known, cancellationToken), cancellationToken);
        var items = QuestionItems.From(clusters, asked, handled, now);
        var took = clock.GetElapsedTime(began);
        return new MadeList(asked, clusters, items, took, now + took * KeptTimes);
    }

    private async Task MakeAsideAsync()
    {
        try
        {
            var made = await Task.Run(() => MakeAsync(CancellationToken.None));
            // What an editor changed meanwhile is put in by the next reader.
            (_list, _changed) = (made, true);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogTrouble(log, exception);
        }
    }

    private async Task<IReadOnlyCollection<HandledQuestionRow>> HandledAsync(CancellationToken cancellationToken)
    {
        await using var db = await database.CreateDbContextAsync(cancellationToken);
        return await db.Handled.AsNoTracking().ToListAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The editors' list of questions could not be made anew; the last one stays.")]
    private static partial void LogTrouble(ILogger log, Exception exception);

    private sealed record MadeList(
        IReadOnlyList<AskedQuestion> Asked, IReadOnlyList<QuestionCluster> Clusters, IReadOnlyList<QuestionItem> Items, TimeSpan Took, DateTimeOffset FreshUntil);
}
