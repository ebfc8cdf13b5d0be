using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Section <c>contact_centre:messages</c>: how written guidance to citizens is tried.</summary>
internal sealed class MessageOptions
{
    public const string Section = "contact_centre:messages";

    /// <summary>Attempts until a person must decide. 1 to 50, default 8.</summary>
    [Range(1, 50)]
    [Korean("사람이 정해야 할 때까지 시도하는 횟수. 1~50, 기본 8.")]
    public int MaxAttempts { get; set; } = 8;

    /// <summary>Pause after the first failure in seconds; it doubles with each further one. Default 5.</summary>
    [Range(0.1, 3600.0)]
    [Korean("첫 실패 뒤 쉬는 시간(초). 실패할 때마다 두 배가 됩니다. 기본 5.")]
    public double FirstPauseSeconds { get; set; } = 5;

    /// <summary>Longest pause in seconds. Default 900.</summary>
    [Range(1.0, 86400.0)]
    [Korean("가장 길게 쉬는 시간(초). 기본 900.")]
    public double LongestPauseSeconds { get; set; } = 900;

    /// <summary>How long one attempt may take, in seconds. 1 to 120, default 20.</summary>
    [Range(1.0, 120.0)]
    [Korean("한 번 시도하는 시간의 한도(초). 1~120, 기본 20.")]
    public double TimeoutSeconds { get; set; } = 20;
}

/// <summary>Section <c>contact_centre:email</c>: the mail server through which guidance is sent.</summary>
internal sealed class EmailOptions
{
    public const string Section = "contact_centre:email";

    /// <summary>Host of the SMTP server. Null (default): no e-mail is sent.</summary>
    [Korean("SMTP 서버 호스트. 비우면(기본) 전자우편을 보내지 않습니다.")]
    public string? Host { get; set; }

    /// <summary>Its port. 1 to 65535, default 587.</summary>
    [Range(1, 65535)]
    [Korean("그 포트. 1~65535, 기본 587.")]
    public int Port { get; set; } = 587;

    /// <summary>True (default) asks for TLS before anything else is said and sends nothing without it. False only for a relay on the same closed network.</summary>
    [Korean("참(기본)이면 TLS가 아니면 보내지 않습니다. 같은 폐쇄망의 중계 서버일 때만 거짓으로 둡니다.")]
    public bool RequireTls { get; set; } = true;

    /// <summary>Sender. Needed with <see cref="Host"/>.</summary>
    [Korean("보내는 주소. host를 주면 반드시 줍니다.")]
    public string? From { get; set; }

    /// <summary>User at the server. Null (default): no sign-in.</summary>
    [Korean("서버의 사용자 이름. 비우면(기본) 로그인하지 않습니다.")]
    public string? User { get; set; }

    /// <summary>File with the password of <see cref="User"/>.</summary>
    [Korean("그 비밀번호가 든 파일.")]
    public string? PasswordFile { get; set; }

    /// <summary>The password itself, from the environment only; wins over <see cref="PasswordFile"/>.</summary>
    [Secret]
    [Korean("그 비밀번호. 환경 변수로만 주며 파일보다 앞섭니다.")]
    public string? Password { get; set; }

    public string ReadPassword() => MessageSecrets.Read(Password, PasswordFile) ?? "";
}

/// <summary>Section <c>contact_centre:sms</c>: the gateway that sends text messages. Its host must stand in <c>web.outgoing</c>.</summary>
internal sealed class SmsOptions
{
    public const string Section = "contact_centre:sms";

    /// <summary>Address to which each message is posted as JSON. Null (default): no text messages are sent.</summary>
    [Korean("문자 한 통마다 JSON을 보낼 주소. 비우면(기본) 문자를 보내지 않습니다.")]
    public string? Url { get; set; }

    /// <summary>Sender's number. Needed with <see cref="Url"/>.</summary>
    [Korean("보내는 번호. url을 주면 반드시 줍니다.")]
    public string? From { get; set; }

    /// <summary>File with the token that goes along as <c>Authorization: Bearer</c>. Null (default): none.</summary>
    [Korean("Authorization: Bearer로 함께 보낼 열쇠가 든 파일. 비우면(기본) 보내지 않습니다.")]
    public string? TokenFile { get; set; }

    /// <summary>The token itself, from the environment only; wins over <see cref="TokenFile"/>.</summary>
    [Secret]
    [Korean("그 열쇠. 환경 변수로만 주며 파일보다 앞섭니다.")]
    public string? Token { get; set; }

    public string? ReadToken() => MessageSecrets.Read(Token, TokenFile);
}

internal static class MessageSecrets
{
    public static string? Read(string? value, string? file) =>
        value is { Length: > 0 } ? value : file is { Length: > 0 } && File.Exists(file) ? File.ReadAllText(file).Trim() : null;
}
