using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.SeoulTalk.Wording;
using Haechi.Grounding;
using Haechi.Platform.LanguageModels;

namespace Haechi.CitizenServices.LanguageModels;

/// <summary>Asks the configured model one harmless question over a harmless document, and judges its answer as a service would.</summary>
internal sealed class ModelCheck(LanguageModel model, TimeProvider clock)
{
    public const string ServiceId = "platform";

    // The telephone number belongs to nobody; it must not leave the house.
    private const string Question = "도서관은 몇 시까지 하고 회비는 얼마예요? 제 번호는 010-0000-0000이에요.";

    private static readonly IReadOnlyList<Passage> Documents =
    [
        new("library-hours", "시험 도서관 이용 시간", "시험 도서관은 평일 9시부터 21시까지 엽니다. 토요일과 일요일은 9시부터 17시까지 엽니다. 매주 월요일은 쉽니다.", "해치 점검용 자료"),
        new("library-fee", "시험 도서관 회원 가입", "회원 가입비는 없습니다. 회원증을 잃어버리면 다시 만드는 데 2,000원이 듭니다.", "해치 점검용 자료"),
    ];

    public async Task<ModelReport> RunAsync(CancellationToken cancellationToken)
    {
        var options = model.Options;
        await using var call = model.Open(ServiceId, "check");
        var mask = new OutgoingMask(Documents);
        using var client = new MaskingChatClient(call.Client, mask.Apply);
        var sent = mask.Apply(PlainText.Of(Question));
        var grounded = new GroundedAnswering(client, AnswerWording.OptionsOf(options), clock);
        var (kept, dropped) = (new List<CheckedSentence>(), new List<CheckedSentence>());
        AnswerFinished? end = null;
        await foreach (var happened in grounded.AnswerAsync(sent, Documents, cancellationToken))
        {
            switch (happened)
            {
                case SentenceKept sentence:
                    kept.Add(new(sentence.Text, string.Join(", ", sentence.Passages)));
                    break;
                case SentenceDropped sentence:
                    dropped.Add(new(sentence.Text, sentence.Reason.ToString()));
                    break;
                case AnswerFinished finished:
                    end = finished;
                    break;
            }
        }

        var failure = AnswerWording.FailureOf(call, end!);
        await call.EndAsync(failure ?? CallOutcome.Used, kept.Count, dropped.Count);
        return new ModelReport(
            call.Model, options.Endpoint!, failure ?? CallOutcome.Used, call.Fault, call.FirstWords?.TotalSeconds, call.Elapsed.TotalSeconds,
            call.Tokens.In, call.Tokens.Out, call.Tokens.Estimated, sent, kept, dropped);
    }
}

/// <summary>A sentence of the model, and which documents support it or why it was dropped.</summary>
internal sealed record CheckedSentence(string Text, string Why);

/// <summary>What the check found.</summary>
internal sealed record ModelReport(
    string Model,
    string Endpoint,
    CallOutcome Outcome,
    string? Fault,
    double? FirstWordsSeconds,
    double WholeSeconds,
    long TokensIn,
    long TokensOut,
    bool Estimated,
    string Sent,
    IReadOnlyList<CheckedSentence> Kept,
    IReadOnlyList<CheckedSentence> Dropped)
{
    /// <summary>What the check of the embedding model found; null when none is configured.</summary>
    public EmbeddingReport? Embedding { get; init; }
}
