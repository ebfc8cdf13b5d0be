using Haechi.Platform.Configuration;

namespace Haechi.Platform.Identity;

/// <summary>Section <c>identity</c> of the configuration.</summary>
public sealed class AccessOptions
{
    /// <summary>Hours until an idle session ends; each request renews it. Default 8, 0.1 to 24.</summary>
    [Korean("쓰지 않는 로그인이 끝나기까지의 시간. 요청할 때마다 다시 셉니다. 0.1~24, 기본 8.")]
    public double SessionHours { get; set; } = 8;

    /// <summary>OpenID Connect providers. Default none: local accounts only.</summary>
    [Korean("OpenID Connect 로그인 제공자. 기본 없음(이 제품의 계정만 씁니다).")]
    public List<ProviderOptions> Providers { get; set; } = [];
}
