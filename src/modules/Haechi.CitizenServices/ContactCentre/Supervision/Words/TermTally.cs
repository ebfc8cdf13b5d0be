using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>What one pass counted, before it is added to what is stored.</summary>
internal sealed class TermTally
{
    private readonly Dictionary<(DateOnly Day, int Part), int> _talks = [];
    private readonly Dictionary<(DateOnly Day, int Part, string Word), List<(Guid Talk, int Sequence)>> _words = [];

    /// <summary>A conversation said something for the first time on this day.</summary>
    public void Talk(DateOnly day, int part) => _talks[(day, part)] = _talks.GetValueOrDefault((day, part)) + 1;

    /// <summary>A conversation said a word for the first time on this day.</summary>
    public void Word(DateOnly day, int part, string word, Guid talk, int sequence)
    {
        if (!_words.TryGetValue((day, part, word), out var uses))
        {
            _words.Add((day, part, word), uses = []);
        }

        uses.Add((talk, sequence));
    }

    /// <summary>Adds it; of each word the first <paramref name="usesEach"/> uses of a quarter of a day are kept to be opened.</summary>
    public async Task AddToAsync(SupervisionDb db, int usesEach, CancellationToken cancellationToken)
    {
        foreach (var ((day, part), talks) in _talks)
        {
            var total = await db.TermTotals.FindAsync([day, part], cancellationToken) ?? db.TermTotals.Add(new TermTotalRow { Day = day, Part = part }).Entity;
            total.Talks += talks;
        }

        var words = _words.Keys.Select(k => k.Word).Distinct().ToList();
        var days = _words.Keys.Select(k => k.Day).Distinct().ToList();
        var stored = await db.Terms.Where(t => words.Contains(t.Word) && days.Contains(t.Day)).ToDictionaryAsync(t => (t.Day, t.Part, t.Word), cancellationToken);
        foreach (var (key, uses) in _words)
        {
            if (!stored.TryGetValue(key, out var row))
            {
                row = db.Terms.Add(new TermRow { Day = key.Day, Part = key.Part, Word = key.Word }).Entity;
            }

            foreach (var (talk, sequence) in uses.Take(Math.Max(0, usesEach - row.Talks)))
            {
                db.TermUses.Add(new TermUseRow { Day = key.Day, Word = key.Word, ConversationId = talk, Sequence = sequence });
            }

            row.Talks += uses.Count;
        }
    }
}
