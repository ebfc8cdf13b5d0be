using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.OnlineSafety.HarmfulContent;
using Haechi.Platform.Persistence;
using Haechi.Text;
using Haechi.Text.Trade;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Collection.Keywords;

/// <summary>A keyword with its forms.</summary>
/// <param name="Row">The keyword.</param>
/// <param name="Forms">Proposed, taken and refused ones.</param>
/// <param name="Today">New items of today that had it.</param>
/// <param name="Month">The same of the last thirty days.</param>
internal sealed record KeywordView(KeywordRow Row, IReadOnlyList<KeywordFormRow> Forms, int Today, int Month);

/// <summary>The keywords: monitors enter them, the product proposes other forms, and a person takes or refuses each. No form is looked for unseen.</summary>
internal sealed class KeywordBook(Ledger ledger, IDbContextFactory<CollectionDb> reading, KeywordPosts posts, TimeProvider clock)
{
    /// <summary>For words that are only looked for.</summary>
    public const string Search = "search";

    private const int MostKeywords = 5_000;
    private const int MostForms = 60;
    private const double MostShare = 0.2;

    public static IReadOnlyList<string> Categories { get; } = [.. TradeLabels.All, Search];

    /// <summary>All, those found most lately first.</summary>
    public async Task<IReadOnlyList<KeywordView>> AllAsync(CancellationToken cancellationToken)
    {
        var today = KeywordsInForce.DayOf(clock.GetUtcNow());
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var forms = (await db.KeywordForms.AsNoTracking().OrderBy(f => f.Origin).ThenBy(f => f.Form).ToListAsync(cancellationToken)).ToLookup(f => f.KeywordId);
        var days = (await db.KeywordDays.AsNoTracking().Where(d => d.Day > today - 30).ToListAsync(cancellationToken)).ToLookup(d => d.KeywordId);
        return [.. (await db.Keywords.AsNoTracking().ToListAsync(cancellationToken))
            .Select(row => new KeywordView(row, [.. forms[row.Id]], days[row.Id].Where(d => d.Day == today).Sum(d => d.Count), days[row.Id].Sum(d => d.Count)))
            .OrderByDescending(view => view.Month).ThenBy(view => view.Row.Word, StringComparer.Ordinal)];
    }

    /// <summary>Adds a word and proposes forms of it.</summary>
    public async Task<Outcome<KeywordRow>> AddAsync(string word, string category, Actor monitor, CancellationToken cancellationToken)
    {
        var (clean, plain) = (word.Trim(), Plain(word));
        if (clean.Length > 40 || plain.Length < 2)
            return KeywordRefusals.Length();
        if (!Categories.Contains(category))
            return KeywordRefusals.Category(category);
        if (await posts.ShareAsync(clean, cancellationToken) is var share && share > MostShare)
            return KeywordRefusals.TooCommon(clean, share);
        return await GuardedAsync(
            async scope =>
            {
                var db = scope.Use<CollectionDb>();
                if (await db.Keywords.CountAsync(cancellationToken) >= MostKeywords)
                    return KeywordRefusals.TooMany();
                if (await db.Keywords.AnyAsync(k => k.Plain == plain, cancellationToken))
                    return KeywordRefusals.Taken(clean);
                var row = new KeywordRow { Id = Guid.CreateVersion7(scope.At), Word = clean, Plain = plain, Category = category, AddedBy = monitor.Name, AddedAt = scope.At };
                db.Keywords.Add(row);
                db.KeywordForms.AddRange(SlangBook.Own.For(clean).Select(form => FormOf(row, form, FormOrigin.Slang))
                    .Concat(SpellingForms.Of(clean).Select(form => FormOf(row, form, FormOrigin.Spelling)))
                    .Where(form => Plain(form.Form).Length >= 2).DistinctBy(form => form.Form).Take(MostForms));
                return await SignAsync(scope, row, monitor, "collection.keyword-added", cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Proposes words that stand beside it in collected posts; what was decided stays.</summary>
    /// <returns>How many are new.</returns>
    public async Task<Outcome<int>> LearnAsync(Guid id, Actor monitor, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        if (await db.Keywords.AsNoTracking().FirstOrDefaultAsync(k => k.Id == id, cancellationToken) is not { } keyword)
            return KeywordRefusals.Gone();
        var companions = await posts.CompanionsAsync(keyword.Word, cancellationToken);
        return await ledger.WriteAsync<int>(
            async scope =>
            {
                var forms = scope.Use<CollectionDb>().KeywordForms;
                var known = await forms.Where(f => f.KeywordId == id).Select(f => f.Form).ToListAsync(cancellationToken);
                var fresh = companions.Where(c => !known.Contains(c.Word)).Take(Math.Max(0, MostForms - known.Count)).ToList();
                forms.AddRange(fresh.Select(c => new KeywordFormRow { Id = Guid.CreateVersion7(scope.At), KeywordId = id, Form = c.Word, Origin = FormOrigin.Companion, Beside = c.Beside, Anywhere = c.Anywhere }));
                scope.Audit(NoteOf(monitor, "collection.keyword-learned", keyword));
                return fresh.Count;
            },
            cancellationToken);
    }

    /// <summary>Takes a form, or refuses it; either can be changed later.</summary>
    public Task<Outcome<KeywordRow>> DecideAsync(Guid formId, bool accept, Actor monitor, CancellationToken cancellationToken) => GuardedAsync(
        async scope =>
        {
            var db = scope.Use<CollectionDb>();
            if (await db.KeywordForms.FindAsync([formId], cancellationToken) is not { } form || await db.Keywords.FindAsync([form.KeywordId], cancellationToken) is not { } row)
                return KeywordRefusals.Gone();
            (form.State, form.DecidedBy, form.DecidedAt) = (accept ? FormState.Accepted : FormState.Refused, monitor.Name, scope.At);
            return await SignAsync(scope, row, monitor, accept ? "collection.keyword-form-taken" : "collection.keyword-form-refused", cancellationToken, form.Form);
        },
        cancellationToken);

    public Task<Outcome<KeywordRow>> PauseAsync(Guid id, bool paused, Actor monitor, CancellationToken cancellationToken) =>
        ChangeAsync(id, (_, row) => row.IsPaused = paused, monitor, paused ? "collection.keyword-paused" : "collection.keyword-resumed", cancellationToken);

    public Task<Outcome<KeywordRow>> RemoveAsync(Guid id, Actor monitor, CancellationToken cancellationToken) => ChangeAsync(
        id,
        (db, row) =>
        {
            db.KeywordForms.RemoveRange(db.KeywordForms.Where(f => f.KeywordId == id));
            db.KeywordDays.RemoveRange(db.KeywordDays.Where(d => d.KeywordId == id));
            db.Keywords.Remove(row);
        },
        monitor, "collection.keyword-removed", cancellationToken);

    private static string Plain(string word) => string.Concat(Normaliser.Normalise(word.Trim()).Text.Where(char.IsLetterOrDigit));

    private static KeywordFormRow FormOf(KeywordRow keyword, string form, FormOrigin origin) => new() { Id = Guid.CreateVersion7(keyword.AddedAt), KeywordId = keyword.Id, Form = form, Origin = origin };

    private Task<Outcome<KeywordRow>> ChangeAsync(Guid id, Action<CollectionDb, KeywordRow> change, Actor monitor, string act, CancellationToken cancellationToken) => GuardedAsync(
        async scope =>
        {
            var db = scope.Use<CollectionDb>();
            if (await db.Keywords.FindAsync([id], cancellationToken) is not { } row)
                return KeywordRefusals.Gone();
            change(db, row);
            return await SignAsync(scope, row, monitor, act, cancellationToken);
        },
        cancellationToken);

    // One statement for the number: two first changes at one moment would both make the row. Both databases know the clause.
    private static async Task<KeywordRow> SignAsync(LedgerScope scope, KeywordRow row, Actor monitor, string act, CancellationToken cancellationToken, string? form = null)
    {
        row.Revision++;
        await scope.Use<CollectionDb>().Database.ExecuteSqlAsync(
            $"INSERT INTO collection_keyword_version (id, version) VALUES (1, 1) ON CONFLICT (id) DO UPDATE SET version = collection_keyword_version.version + 1", cancellationToken);
        scope.Audit(NoteOf(monitor, act, row, form));
        return row;
    }

    private static AuditNote NoteOf(Actor monitor, string act, KeywordRow row, string? form = null) =>
        new(monitor, act, "collection-keyword", row.Id.ToString(), HarmfulContentManifest.ServiceId, JsonSerializer.Serialize(new { row.Word, row.Category, form }, LedgerJson.Options));

    private async Task<Outcome<KeywordRow>> GuardedAsync(Func<LedgerScope, Task<Outcome<KeywordRow>>> act, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ledger.WriteAsync(act, cancellationToken);
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
            {
                // Somebody changed it meanwhile; the next turn sees that.
            }
        }
    }
}
