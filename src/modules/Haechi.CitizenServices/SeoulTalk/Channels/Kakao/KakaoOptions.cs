using Haechi.Platform.Configuration;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>Section <c>seoul_talk:kakao</c> of the configuration.</summary>
internal sealed class KakaoOptions
{
    public const string Section = "seoul_talk:kakao";

    /// <summary>File with the key that the bot sends in the header <c>X-Haechi-Channel-Key</c>. Null (default): the channel is off.</summary>
    [Korean("챗봇이 X-Haechi-Channel-Key 머리글로 보낼 열쇠가 든 파일. 비우면(기본) 카카오톡 채널을 열지 않습니다.")]
    public string? KeyFile { get; set; }

    /// <summary>The key itself, from the environment only; wins over <see cref="KeyFile"/>.</summary>
    [Secret]
    [Korean("그 열쇠. 환경 변수로만 주며 파일보다 앞섭니다.")]
    public string? Key { get; set; }

    public string? ReadKey() => Key is { Length: > 0 } ? Key : KeyFile is { Length: > 0 } && File.Exists(KeyFile) ? File.ReadAllText(KeyFile).Trim() : null;
}
