using Haechi.Platform.Register;

namespace Haechi.OnlineSafety.HarmfulContent.Pictures;

/// <summary>Says what is missing: without Tesseract texts are judged, pictures are not.</summary>
internal sealed class HarmfulCondition(PictureText pictures) : IServiceCondition
{
    public string ServiceId => HarmfulContentManifest.ServiceId;

    public ValueTask<ServiceCondition> CheckAsync(CancellationToken cancellationToken) => ValueTask.FromResult(pictures.IsPresent
        ? ServiceCondition.Working
        : new ServiceCondition(
            true,
            new("그림 속 글자를 읽는 프로그램(Tesseract, 한국어)이 없습니다. 글로 된 게시물은 그대로 판단하고, 그림은 건너뜁니다.", "Tesseract with Korean is not installed. Posts in text are judged as ever; text in pictures is passed over."),
            new("서버에 tesseract-ocr와 tesseract-ocr-kor를 설치하고 다시 시작해 주세요.", "Install tesseract-ocr and tesseract-ocr-kor on the server and restart.")));
}
