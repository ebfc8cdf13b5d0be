namespace Haechi.Console;

/// <summary>What every page says about the installation. Section <c>site</c>.</summary>
public sealed class SiteOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "site";

    /// <summary>Every page carries the demo label. The instance knows it, the configuration cannot say it.</summary>
    public bool Demo { get; internal set; }

    /// <summary>Name of the city in Korean. Default: 서울특별시.</summary>
    public string City { get; set; } = "서울특별시";

    /// <summary>Name of the city in English. Default: Seoul.</summary>
    public string CityEnglish { get; set; } = "Seoul";

    /// <summary>Number that reaches a person. Default: 120.</summary>
    public string Telephone { get; set; } = "120";
}
