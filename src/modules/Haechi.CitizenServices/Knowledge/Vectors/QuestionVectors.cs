using System.Collections.Concurrent;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.LanguageModels;

namespace Haechi.CitizenServices.Knowledge.Vectors;

/// <summary>
/// Vectors of what citizens ask. They are fetched before a turn is taken, because a transaction must not wait for a machine far
/// away, and looked up when the search comes to the question. A question whose vector is not there is searched by its words.
/// </summary>
internal sealed class QuestionVectors(EmbeddingModel model, VectorStore store)
{
    private const int MostKept = 512;

    private readonly ConcurrentDictionary<string, float[]> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();

    /// <summary>Whether vectors are used at all.</summary>
    public bool AreOn => model.IsConfigured;

    /// <summary>Why the last question was searched by its words alone although vectors are used; null when it was not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Fetches the vectors of what is about to be asked, within the time that the configuration allows. Never throws for what the endpoint does.</summary>
    /// <param name="questions">What is about to be asked; personal data is masked before it goes out.</param>
    /// <param name="cancellationToken">Whoever asked went away.</param>
    public async Task FetchAsync(IReadOnlyCollection<string> questions, CancellationToken cancellationToken)
    {
        if (!model.IsConfigured || store.Dimensions == 0 || model.IsResting)
            return;
        var missing = questions.Where(q => !_known.ContainsKey(KeyOf(q))).Distinct(StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return;
        var masked = missing.ConvertAll(q => PersonalData.Mask(q, keepPlates: false).Text);
        var made = await model.EmbedAsync(SeoulTalkManifest.ServiceId, masked, model.QuestionLimit, cancellationToken);
        Trouble = made.Outcome switch
        {
            CallOutcome.Used when made.Vectors[0].Length != store.Dimensions =>
                $"The endpoint sends vectors of {made.Vectors[0].Length} numbers, those of the entries have {store.Dimensions}; they are made anew.",
            CallOutcome.Used => null,
            CallOutcome.BudgetSpent => "Today's budget of tokens is spent.",
            _ => made.Fault ?? "It was too slow.",
        };
        if (Trouble is null)
            Keep(missing, made.Vectors);
        else if (made.Outcome == CallOutcome.Used && model.Name is { } name)
            store.Close(forgetting: name);
    }

    /// <summary>Entries near a question; null when words alone must do.</summary>
    public IReadOnlyList<NearEntry>? Near(KnowledgeSnapshot now, string question, DateOnly today, int top) =>
        model.IsConfigured && _known.TryGetValue(KeyOf(question), out var vector) ? store.Search(now.Entries, vector, today, top) : null;

    private void Keep(List<string> questions, IReadOnlyList<float[]> vectors)
    {
        for (var i = 0; i < questions.Count; i++)
        {
            if (_known.TryAdd(KeyOf(questions[i]), vectors[i]))
                _order.Enqueue(KeyOf(questions[i]));
        }
        while (_order.Count > MostKept && _order.TryDequeue(out var oldest))
            _known.TryRemove(oldest, out _);
    }

    // The question itself is not kept: it may tell of somebody.
    private string KeyOf(string question) => EntryVector.Hash($"{model.Name}\n{question}");
}
