using Haechi.Platform.Configuration;

namespace Haechi.Console;

/// <summary>What every page says about the installation. Section <c>site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "site";

    /// <summary>Every page carries the demo label. The instance knows it, the configuration cannot say it.</summary>
    public bool Demo { get; internal set; }

    /// <summary>Name of the city in Korean. Default: 서울특별시.</summary>
    [Korean("도시의 한국어 이름. 기본 서울특별시.")]
    public string City { get; set; } = "서울특별시";

    /// <summary>Name of the city in English. Default: Seoul.</summary>
    [Korean("도시의 영어 이름. 기본 Seoul.")]
    public string CityEnglish { get; set; } = "Seoul";

    /// <summary>Number that reaches a person. Default: 120.</summary>
    [Korean("사람과 통화할 수 있는 번호. 기본 120.")]
    public string Telephone { get; set; } = "120";
}
