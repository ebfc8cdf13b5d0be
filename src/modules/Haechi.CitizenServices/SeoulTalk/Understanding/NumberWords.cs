using System.Globalization;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Native Korean numbers as they stand before counters: 한 시, 두 시간, 사흘.</summary>
internal static class NumberWords
{
    /// <summary>For use inside a pattern; the longer words come first.</summary>
    public const string Pattern = @"\d{1,3}|열두|열한|다섯|여섯|일곱|여덟|아홉|한두|두세|서너|한|두|세|네|열|몇";

    public static int Read(string word) => word switch
    {
        "한" => 1,
        "두" or "한두" => 2,
        "세" or "두세" or "몇" => 3,
        "네" or "서너" => 4,
        "다섯" => 5,
        "여섯" => 6,
        "일곱" => 7,
        "여덟" => 8,
        "아홉" => 9,
        "열" => 10,
        "열한" => 11,
        "열두" => 12,
        _ => int.Parse(word, NumberStyles.None, CultureInfo.InvariantCulture),
    };
}
