using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Documents;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>Brings the entries of one document in line with its passages, within one transaction.</summary>
internal sealed class PassageKeeping(LedgerScope scope, ImportOrder order, KnowledgeDocumentRow document)
{
    private const int LongestTitle = 300;
    private const int LongestBody = 20_000;
    private const int TitlesShown = 5;

    public int Published { get; private set; }
    public int Drafted { get; private set; }
    public int Withdrawn { get; private set; }
    public int Gone { get; private set; }

    /// <summary>True when no entry was touched.</summary>
    public bool IsIdle => Published + Drafted + Withdrawn + Gone == 0;

    /// <summary>What taking the passages over means for the entries; nothing is written.</summary>
    public static ImportLine Foresee(string where, ImportResult result, IReadOnlyList<PassageMatch> matches, IReadOnlyList<KnowledgeRow> before)
    {
        var touched = matches.Where(m => !m.IsUnchanged).ToList();
        return new ImportLine(where, result)
        {
            Made = touched.Count(m => m.Before is null),
            Changed = touched.Count(m => m.Before is not null),
            Same = matches.Count - touched.Count,
            Ended = Vanished(matches, before).Count(),
            Titles = [.. touched.Take(TitlesShown).Select(m => Cut(m.Passage.Title, LongestTitle))],
        };
    }

    public void Take(IReadOnlyList<PassageMatch> matches, IReadOnlyList<KnowledgeRow> before)
    {
        foreach (var match in matches)
            Take(match);
        foreach (var row in Vanished(matches, before))
            End(row);
    }

    private void Take(PassageMatch match)
    {
        var row = match.Before ?? Add();
        var draft = order.Draft(Cut(match.Passage.Title, LongestTitle), Cut(match.Passage.Text, LongestBody), document.Address);
        if (!match.IsUnchanged)
        {
            draft.CopyTo(row);
            row.Passage = match.Key;
            Give(row);
            return;
        }

        var sameParticulars = (row.Source, row.Owner, row.ValidUntil) == (order.Source, order.Owner, order.ValidUntil);
        // What a person wrote into an entry stays while its passage says what it said.
        (row.Source, row.Owner, row.ValidUntil) = (order.Source, order.Owner, order.ValidUntil);
        var waits = row.State == KnowledgeState.Draft || (row.State == KnowledgeState.Published && row.IsEdited);
        if (waits ? order.Publish && Says(row, draft) : !sameParticulars && row.State == KnowledgeState.Published)
            Give(row);
    }

    private void Give(KnowledgeRow row)
    {
        if (order.Publish)
        {
            KnowledgeDesk.Publish(scope, row, order.By);
            Published++;
        }
        else
        {
            row.IsEdited = true;
            Drafted++;
        }

        Sign(row);
    }

    /// <summary>A mistyped file that comes in as drafts takes no answer away either: the entry goes on and its owner is told.</summary>
    private void End(KnowledgeRow row)
    {
        var goesOn = row.State == KnowledgeState.Published && !order.Publish;
        row.Passage = PassageMatch.GoneKey(row.Passage!);
        row.State = goesOn ? KnowledgeState.Published : KnowledgeState.Withdrawn;
        (Gone, Withdrawn) = goesOn ? (Gone + 1, Withdrawn) : (Gone, Withdrawn + 1);
        Sign(row);
    }

    private static IEnumerable<KnowledgeRow> Vanished(IReadOnlyList<PassageMatch> matches, IReadOnlyList<KnowledgeRow> before) =>
        before.Except(matches.Select(m => m.Before).OfType<KnowledgeRow>())
            .Where(b => b.State != KnowledgeState.Withdrawn && b.Passage is not null);

    /// <summary>Whether the working copy is the document's own words: nobody has written into it.</summary>
    private static bool Says(KnowledgeRow row, KnowledgeDraft draft)
    {
        var own = new KnowledgeRow();
        draft.CopyTo(own);
        return own.SameAs(row);
    }

    private KnowledgeRow Add()
    {
        var row = new KnowledgeRow { Id = $"doc-{Guid.CreateVersion7(scope.At):N}", DocumentId = document.Id };
        scope.Use<KnowledgeDb>().Entries.Add(row);
        return row;
    }

    private void Sign(KnowledgeRow row)
    {
        row.Revision++;
        (row.ChangedBy, row.ChangedByName, row.ChangedAt) = (order.By.Id, order.By.Name, scope.At);
    }

    /// <summary>PostgreSQL takes no null characters, which broken files have.</summary>
    private static string Cut(string text, int longest)
    {
        var clean = text.Replace("\0", "", StringComparison.Ordinal);
        return clean.Length <= longest ? clean : clean[..(longest - 1)] + "…";
    }
}
