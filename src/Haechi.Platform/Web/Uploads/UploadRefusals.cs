using Haechi.Kernel;

namespace Haechi.Platform.Web;

/// <summary>Why a file is not taken.</summary>
internal static class UploadRefusals
{
    public static Refusal NotAPicture { get; } = Refusals.Of("not-a-picture", "사진 파일이 아닙니다.", "This is not a picture.", "JPEG, PNG, WebP 사진을 올려 주세요.", "Send a JPEG, PNG or WebP picture.");

    public static Refusal Broken { get; } = Refusals.Of("picture-broken", "사진 파일이 깨져 있습니다.", "The picture is damaged.", "사진을 열어 다시 저장한 뒤 올려 주세요.", "Open it, save it again and send it.");

    public static Refusal None { get; } = Refusals.Of("upload-empty", "올린 사진이 없습니다.", "There is no picture in the request.", "사진을 골라 다시 올려 주세요.", "Choose a picture and send it again.");

    public static Refusal Gone { get; } = Refusals.Of("attachment-unknown", "그런 첨부 파일이 없거나 보관 기간이 지나 지웠습니다.", "There is no such attachment, or its time was over.", "사건에서 다시 열어 주세요.", "Open it from its case again.");

    public static Refusal TooManyPixels(int width, int height) => Refusals.Of(
        "picture-too-large", $"사진이 {width:N0}×{height:N0} 화소로 너무 큽니다.", $"The picture has {width}×{height} pixels, which is too many.",
        "한 변 12,000화소, 모두 5천만 화소까지 받습니다. 줄여서 올려 주세요.", "A side has at most 12,000 pixels and the whole 50 million. Shrink it.");

    public static Refusal TooLarge(long bytes) => Refusals.Of(
        "upload-too-large", "사진 파일이 너무 큽니다.", "The picture file is too large.",
        $"{bytes / (1024 * 1024)} MB까지 받습니다. 줄여서 올려 주세요.", $"At most {bytes / (1024 * 1024)} MB are taken. Shrink it.");
}
