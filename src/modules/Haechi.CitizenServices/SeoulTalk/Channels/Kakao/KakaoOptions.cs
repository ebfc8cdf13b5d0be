using Haechi.Platform.Configuration;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Kakao;

/// <summary>Section <c>seoul_talk:kakao</c> of the configuration.</summary>
internal sealed class KakaoOptions
{
    public const string Section = "seoul_talk:kakao";

    /// <summary>File with the key that the bot sends in the header <c>X-Haechi-Channel-Key</c>. Null (default): the channel is off.</summary>
    public string? KeyFile { get; set; }

    /// <summary>The key itself, from the environment only; wins over <see cref="KeyFile"/>.</summary>
    [Secret]
    public string? Key { get; set; }

    public string? ReadKey() => Key is { Length: > 0 } ? Key : KeyFile is { Length: > 0 } && File.Exists(KeyFile) ? File.ReadAllText(KeyFile).Trim() : null;
}
