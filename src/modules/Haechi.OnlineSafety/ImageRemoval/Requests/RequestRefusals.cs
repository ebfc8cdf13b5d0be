using Haechi.Kernel;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <summary>Every reason for which a victim's request is not taken.</summary>
internal static class RequestRefusals
{
    public static Refusal Consent() => Refusals.Of("removal-consent",
        "지금의 동의문에 동의하지 않았습니다.", "The consent in force was not given.",
        "화면을 새로 열어 동의문을 읽고 동의해 주세요.", "Open the page again, read the consent and agree to it.");

    public static Refusal NoReference() => Refusals.Of("removal-no-reference",
        "사진이나 영상의 지문이 없습니다.", "There is no fingerprint of a picture or video.",
        "사진이나 영상을 하나 이상 골라 주세요.", "Choose at least one picture or video.");

    public static Refusal TooManyReferences(int most) => Refusals.Of("removal-too-many-references",
        $"지문은 한 번에 {most:N0}개까지 맡길 수 있습니다.", $"At most {most:N0} fingerprints can be entrusted at once.",
        "나누어 신청하거나 더 짧은 영상을 골라 주세요.", "Make several requests, or choose a shorter video.");

    public static Refusal BadReference(int at) => Refusals.Of("removal-bad-reference",
        $"{at + 1}번째 지문을 읽을 수 없습니다.", $"Fingerprint {at + 1} cannot be read.",
        "hash는 16진수 64자, quality는 0~100, kind는 picture 또는 video-frame입니다.", "hash has 64 hexadecimal digits, quality is 0 to 100, kind is picture or video-frame.");

    public static Refusal Pin() => Refusals.Of("removal-pin",
        "비밀번호는 숫자 8자리에서 12자리입니다.", "The PIN has 8 to 12 digits.",
        "화면이 만들어 준 비밀번호를 그대로 보내 주세요.", "Send the PIN that the page made.");

    public static Refusal Key() => Refusals.Of("removal-key",
        "신청 열쇠가 없습니다.", "The request has no key of its own.",
        "신청마다 새로 만든 16~64자의 값을 idempotencyKey에 넣어 주세요.", "Put a fresh value of 16 to 64 characters into idempotencyKey.");

    public static Refusal TooLong(string what, int most) => Refusals.Of("removal-too-long",
        $"{what}은(는) {most:N0}자까지 적을 수 있습니다.", $"{what} may have up to {most:N0} characters.",
        "줄여서 다시 보내 주세요.", "Shorten it and send it again.");

    public static Refusal Unknown() => Refusals.Of("removal-unknown",
        "접수번호나 비밀번호가 맞지 않습니다.", "The case code or the PIN is not right.",
        "적어 둔 번호를 다시 확인해 주세요. 잊으셨으면 센터로 전화해 주세요.", "Check what you wrote down. If it is lost, please telephone the centre.");

    public static Refusal Locked(int minutes) => Refusals.Of("removal-locked",
        $"잘못 입력한 횟수가 많아 {minutes}분 동안 열리지 않습니다.", $"After several wrong attempts this stays closed for {minutes} minutes.",
        "잠시 뒤 다시 시도하거나 센터로 전화해 주세요.", "Try again later, or telephone the centre.");

    public static Refusal UploadConsent() => Refusals.Of("removal-upload-consent",
        "사진을 맡기는 데 따로 동의하지 않았습니다.", "The separate consent to hand over a picture was not given.",
        "맡기지 않아도 신청할 수 있습니다. 맡기려면 따로 동의해 주세요.", "You need not hand it over. If you want to, agree to that separately.");

    public static Refusal Picture(string reason) => Refusals.Of("removal-picture",
        "사진을 읽을 수 없습니다.", "The picture cannot be read: " + reason,
        "JPEG, PNG, WebP, GIF, BMP 가운데 하나로 다시 골라 주세요.", "Choose a JPEG, PNG, WebP, GIF or BMP.");

    public static Refusal TooManyUploads(int most) => Refusals.Of("removal-too-many-uploads",
        $"사진 파일은 한 신청에 {most:N0}장까지 맡길 수 있습니다.", $"At most {most:N0} picture files can be handed over for one request.",
        "지문은 이미 맡기셨으니 더 보내지 않으셔도 됩니다.", "Their fingerprints are entrusted already; you need not send more.");
}
