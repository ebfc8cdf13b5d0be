using Haechi.CitizenServices.Knowledge.Questions.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>
/// The editors' list of this host. Making it costs seconds with tens of thousands of questions, so a list is kept for as many
/// times as long as making it took, and made anew after every change of an editor here.
/// </summary>
internal sealed class QuestionBoard(QuestionSource source, IDbContextFactory<QuestionDb> database, KnowledgeSearch search, TimeProvider clock) : IDisposable
{
    /// <summary>A list that took a second may be this many seconds old.</summary>
    private const int KeptTimes = 10;

    private readonly SemaphoreSlim _one = new(1, 1);
    private IReadOnlyList<QuestionItem> _items = [];
    private DateTimeOffset _freshUntil = DateTimeOffset.MinValue;

    /// <summary>Every item, the most asked first.</summary>
    public async Task<IReadOnlyList<QuestionItem>> ReadAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var now = clock.GetUtcNow();
            if (now < _freshUntil)
                return _items;
            var began = clock.GetTimestamp();
            var asked = await source.ReadAsync(cancellationToken);
            await using var db = await database.CreateDbContextAsync(cancellationToken);
            var handled = await db.Handled.AsNoTracking().ToListAsync(cancellationToken);
            var known = search.Now.Entries.Values.SelectMany(e => e.Questions.Append(e.Title)).ToList();
            _items = await Task.Run(() => QuestionItems.Of(asked, handled, known, now, cancellationToken), cancellationToken);
            _freshUntil = now + clock.GetElapsedTime(began) * KeptTimes;
            return _items;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<QuestionItem?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await ReadAsync(cancellationToken)).FirstOrDefault(i => i.Id == id);

    /// <summary>Makes the next reader read again.</summary>
    public void Forget() => _freshUntil = DateTimeOffset.MinValue;

    public void Dispose() => _one.Dispose();
}
