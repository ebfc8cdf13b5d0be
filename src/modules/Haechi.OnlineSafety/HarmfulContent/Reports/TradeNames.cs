using Haechi.Kernel;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>What people call the kinds of trade.</summary>
internal static class TradeNames
{
    public static LocalizedText Of(string label) => label switch
    {
        TradeLabels.Prostitution => new("성매매 알선", "Procuring prostitution"),
        TradeLabels.Drugs => new("마약", "Drugs"),
        TradeLabels.Lending => new("불법대부", "Unlawful lending"),
        TradeLabels.Gambling => new("도박", "Gambling"),
        TradeLabels.Footage => new("불법촬영물 유포", "Unlawful footage"),
        _ => new("일반", "Ordinary"),
    };
}
