using Haechi.Platform.LanguageModels;

namespace Haechi.CitizenServices.LanguageModels;

/// <summary>Asks the configured embedding model for three harmless texts and says how well it tells the fitting one from the other.</summary>
internal static class EmbeddingCheck
{
    private static readonly string[] Texts =
    [
        "도서관은 몇 시까지 해요?", "시험 도서관은 평일 9시부터 21시까지 엽니다.", "대형폐기물은 신고한 뒤 스티커를 붙여 내놓습니다.",
    ];

    public static async Task<EmbeddingReport> RunAsync(EmbeddingModel model, string serviceId, TimeProvider clock, CancellationToken cancellationToken)
    {
        var begun = clock.GetTimestamp();
        var made = await model.EmbedAsync(serviceId, Texts, model.BatchLimit, cancellationToken);
        var seconds = clock.GetElapsedTime(begun).TotalSeconds;
        return made.Vectors is [var question, var fitting, var other]
            ? new EmbeddingReport(model.Name!, model.Endpoint!, made.Outcome, null, seconds, question.Length, Cosine(question, fitting), Cosine(question, other))
            : new EmbeddingReport(model.Name!, model.Endpoint!, made.Outcome, made.Fault, seconds, 0, 0, 0);
    }

    private static double Cosine(float[] a, float[] b) => Dot(a, b) / Math.Sqrt(Dot(a, a) * Dot(b, b));

    private static double Dot(float[] a, float[] b) => a.Zip(b, (x, y) => (double)x * y).Sum();
}

/// <summary>What the check of the embedding model found.</summary>
/// <param name="Model">Its name.</param>
/// <param name="Endpoint">Its address.</param>
/// <param name="Outcome">What came of the call.</param>
/// <param name="Fault">Why it failed.</param>
/// <param name="Seconds">Time for three texts.</param>
/// <param name="Dimensions">Numbers of a vector.</param>
/// <param name="Fitting">Cosine of a question and the sentence that answers it.</param>
/// <param name="Other">Cosine of the question and a sentence about something else.</param>
internal sealed record EmbeddingReport(
    string Model, string Endpoint, CallOutcome Outcome, string? Fault, double Seconds, int Dimensions, double Fitting, double Other);
