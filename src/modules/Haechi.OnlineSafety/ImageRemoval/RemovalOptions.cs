using Haechi.Platform.Configuration;

namespace Haechi.OnlineSafety.ImageRemoval;

/// <summary>Settings of image removal support. Section <c>removal</c>.</summary>
internal sealed class RemovalOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "removal";

    /// <summary>Where the victim's page leads when it is left in a hurry: a path of this site or an address. Default: <c>/</c>.</summary>
    [Korean("피해자 화면의 '바로 나가기'가 여는 곳. 이 사이트의 경로나 주소. 기본 /.")]
    public string ExitAddress { get; set; } = "/";
}
