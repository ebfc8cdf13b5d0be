using Haechi.Kernel;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.OnlineSafety.HarmfulContent.Pictures;
using Haechi.Platform.Register;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Says what is missing: without Tesseract pictures are not judged, without a trained model hate is not looked for.</summary>
internal sealed class HarmfulCondition(PictureText pictures, HateModelInForce hate, TradeModelInForce trade, IOptionsMonitor<HarmfulOptions> options) : IServiceCondition
{
    private static readonly LocalizedText NoPictures = new(
        "그림 속 글자를 읽는 프로그램(Tesseract, 한국어)이 없어 그림은 건너뜁니다.", "Tesseract with Korean is not installed: text in pictures is passed over.");

    private static readonly LocalizedText MendPictures = new(
        "서버에 tesseract-ocr와 tesseract-ocr-kor를 설치하고 다시 시작해 주세요.", "Install tesseract-ocr and tesseract-ocr-kor on the server and restart.");

    public string ServiceId => HarmfulContentManifest.ServiceId;

    public ValueTask<ServiceCondition> CheckAsync(CancellationToken cancellationToken)
    {
        var missing = new List<(LocalizedText Why, LocalizedText Mend)>();
        if (!pictures.IsPresent)
        {
            missing.Add((NoPictures, MendPictures));
        }

        if (options.CurrentValue.HateHarm > 0 && !hate.IsPresent)
        {
            missing.Add((
                new($"혐오·욕설 모델이 없어 이 분류는 찾지 않습니다. {hate.Fault}".TrimEnd(), $"There is no model of hate and abuse: that category is not looked for. {hate.Fault}".TrimEnd()),
                new($"haechi text train으로 모델을 만들어 {hate.Path}에 두거나, 설정 harmful-content:HateHarm을 0으로 하세요.", $"Train one with 'haechi text train' and put it at {hate.Path}, or set harmful-content:HateHarm to 0.")));
        }

        if (trade.Fault is { } fault)
        {
            missing.Add((
                new($"고른 검출 모델을 읽을 수 없어 기본 모델로 판단합니다. {fault}", $"The chosen model of trade cannot be read; the made-up one judges. {fault}"),
                new("검출 모델 화면에서 다른 모델을 고르거나 새로 학습해 주세요.", "Choose another model on the page of models, or train one.")));
        }

        return ValueTask.FromResult(missing.Count == 0 ? ServiceCondition.Working : new ServiceCondition(true, Joined(missing.Select(one => one.Why)), Joined(missing.Select(one => one.Mend))));
    }

    private static LocalizedText Joined(IEnumerable<LocalizedText> texts) =>
        texts.Aggregate((one, other) => new($"{one.Ko} {other.Ko}", $"{one.En} {other.En}"));
}
