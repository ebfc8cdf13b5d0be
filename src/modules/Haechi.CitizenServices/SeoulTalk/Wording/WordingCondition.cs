using Haechi.Kernel;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Register;

namespace Haechi.CitizenServices.SeoulTalk.Wording;

/// <summary>Says in the register when answers are the documents' own words although a language model is configured.</summary>
internal sealed class WordingCondition(LanguageModel model) : IServiceCondition
{
    private static readonly LocalizedText StillWorks = new(
        "언어모델을 쓸 수 없어 자료의 문장 그대로 답하고 있습니다. 안내와 접수는 그대로 됩니다.",
        "The language model cannot be used; answers are the documents' own words. Answers and reports go on.");

    public string ServiceId => SeoulTalkManifest.ServiceId;

    public async ValueTask<ServiceCondition> CheckAsync(CancellationToken cancellationToken)
    {
        if (!model.IsConfigured)
        {
            return ServiceCondition.Working;
        }

        if (model.Obstacle() is { } obstacle)
        {
            return new ServiceCondition(true, StillWorks, obstacle.Mend);
        }

        if ((await model.BudgetAsync(cancellationToken)).IsSpent)
        {
            return new ServiceCondition(true, StillWorks, new(
                "오늘 예산을 다 썼습니다. 내일까지 기다리거나 language_model.tokens_per_day를 늘려 주세요.",
                "Today's budget is spent. Wait for tomorrow or raise language_model.tokens_per_day."));
        }

        return model.IsResting
            ? new ServiceCondition(true, StillWorks, new("언어모델 서버를 확인하고 ./haechi model check로 시험해 주세요.", "Look after the language model's server and try ./haechi model check."))
            : ServiceCondition.Working;
    }
}
