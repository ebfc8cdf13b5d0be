using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry.Health;

namespace Haechi.Platform.LanguageModels;

/// <summary>Says when answers are extractive although a language model is configured, and why.</summary>
internal sealed class LanguageModelHealthPart(LanguageModel model, StorageHealth storage) : IHealthPart
{
    private const string Part = "language-model";

    public async ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        if (!model.IsConfigured)
        {
            return new HealthReport(Part, HealthState.Ready);
        }

        if (model.Obstacle() is { } obstacle)
        {
            return new HealthReport(Part, HealthState.Degraded, $"{obstacle.Message.En} Answers are extractive.", obstacle.Mend);
        }

        if (storage.Migrated && storage.Trouble is null && await model.BudgetAsync(cancellationToken) is { IsSpent: true } budget)
        {
            return new HealthReport(
                Part, HealthState.Degraded, $"Today's budget of {budget.Limit:N0} tokens is spent. Answers are extractive.",
                new("내일(서울 시각 0시)부터 다시 쓰거나, 설정 language_model.tokens_per_day를 늘려 주세요.", "It is used again from midnight in Seoul; or raise language_model.tokens_per_day."));
        }

        return model.LastTrouble is { } trouble
            ? new HealthReport(
                Part, HealthState.Degraded, $"{trouble.Why} (since {trouble.At:O}){(model.IsResting ? " It is left alone for a while." : "")} Answers are extractive where it fails.",
                new("언어모델 서버와 열쇠를 확인하고 ./haechi model check로 시험해 주세요.", "Look after the language model's server and key, and try ./haechi model check."))
            : new HealthReport(Part, HealthState.Ready);
    }
}
