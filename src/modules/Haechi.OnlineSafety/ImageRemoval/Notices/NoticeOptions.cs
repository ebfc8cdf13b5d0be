using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>Section <c>removal:notices</c>: who writes, and when an answer is late.</summary>
internal sealed class NoticeOptions
{
    public const string Section = "removal:notices";

    /// <summary>Name of the organisation in notices that are not in Korean. Default: Seoul Digital Sex Crime Support Centre.</summary>
    [Korean("한국어가 아닌 요청문에 쓰는 기관 이름. 기본: Seoul Digital Sex Crime Support Centre.")]
    public string Organisation { get; set; } = "Seoul Digital Sex Crime Support Centre";

    /// <summary>Days after which an unanswered notice is proposed for a reminder. 1 to 90, default 3.</summary>
    [Range(1, 90)]
    [Korean("답이 없으면 다시 요청하도록 알리는 날수. 1~90, 기본 3.")]
    public int RemindAfterDays { get; set; } = 3;
}

/// <summary>Section <c>removal:mail</c>: the mail server through which notices are sent.</summary>
internal sealed class NoticeMailOptions
{
    public const string Section = "removal:mail";

    /// <summary>Host of the SMTP server. Null (default): notices are only exported.</summary>
    [Korean("SMTP 서버 호스트. 비우면(기본) 요청문을 파일로만 내보냅니다.")]
    public string? Host { get; set; }

    /// <summary>Its port. 1 to 65535, default 587.</summary>
    [Range(1, 65535)]
    [Korean("그 포트. 1~65535, 기본 587.")]
    public int Port { get; set; } = 587;

    /// <summary>True (default) sends nothing without TLS. False only for a relay on the same closed network.</summary>
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

    public string ReadPassword() =>
        Password is { Length: > 0 } given ? given : PasswordFile is { Length: > 0 } file && File.Exists(file) ? File.ReadAllText(file).Trim() : "";
}
