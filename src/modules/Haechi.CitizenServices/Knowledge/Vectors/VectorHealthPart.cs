using Haechi.Kernel;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Telemetry.Health;

namespace Haechi.CitizenServices.Knowledge.Vectors;

/// <summary>Says when words alone are searched although an embedding model is configured, and why.</summary>
internal sealed class VectorHealthPart(EmbeddingModel model, KnowledgeSearch search, VectorStore store, VectorFilling filling, QuestionVectors questions) : IHealthPart
{
    private const string Part = "knowledge-vectors";

    private static readonly LocalizedText Check = new(
        "임베딩 모델 서버와 열쇠, 하루 예산(language_model.tokens_per_day)을 확인하고 ./haechi model check로 시험해 주세요.",
        "Look after the embedding model's server and key and the day's budget (language_model.tokens_per_day), and try ./haechi model check.");

    public ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Look());

    private HealthReport Look()
    {
        var entries = search.Now.Entries;
        if (!model.IsConfigured || entries.Count == 0)
            return new HealthReport(Part, HealthState.Ready);
        if (model.Obstacle() is { } obstacle)
            return Degraded(obstacle.Message.En, obstacle.Mend);
        if ((filling.Trouble ?? questions.Trouble ?? model.LastTrouble?.Why) is { } trouble)
            return Degraded(trouble, Check);
        return store.IsReadyFor(entries)
            ? new HealthReport(Part, HealthState.Ready)
            : Degraded("Entries are being given their vectors.", new("저절로 끝납니다.", "It ends by itself."));
    }

    private static HealthReport Degraded(string why, LocalizedText mend) => new(Part, HealthState.Degraded, $"{why} Words alone are searched.", mend);
}
