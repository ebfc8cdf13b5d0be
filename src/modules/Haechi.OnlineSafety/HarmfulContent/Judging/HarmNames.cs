using System.Globalization;
using Haechi.Kernel;
using Haechi.Text;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent.Judging;

/// <summary>The categories that posts are judged by, and what people call them.</summary>
internal static class HarmNames
{
    /// <summary>Hate and abuse (혐오·욕설): the label of the model that a city trains from its own data.</summary>
    public const string Hate = LabelledReader.Hate;

    /// <summary>All of them: five kinds of trade, and hate.</summary>
    public static IReadOnlyList<string> All { get; } = [.. TradeLabels.All, Hate];

    public static LocalizedText Of(string label) => label switch
    {
        TradeLabels.Prostitution => new("성매매 알선", "Procuring prostitution"),
        TradeLabels.Drugs => new("마약", "Drugs"),
        TradeLabels.Lending => new("불법대부", "Unlawful lending"),
        TradeLabels.Gambling => new("도박", "Gambling"),
        TradeLabels.Footage => new("불법촬영물 유포", "Unlawful footage"),
        Hate => new("혐오·욕설", "Hate and abuse"),
        _ => new("일반", "Ordinary"),
    };

    /// <summary>How sure, for people: never 100 %, for no model is.</summary>
    public static string Sure(double score) => Math.Clamp(score, 0.01, 0.99).ToString("P0", CultureInfo.CurrentCulture);
}
