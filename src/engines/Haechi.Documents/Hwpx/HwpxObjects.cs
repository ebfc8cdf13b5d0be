using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Hwpx;

/// <summary>Words that are not in text runs: signs inside of a run, and objects that show a text of their own.</summary>
internal static class HwpxObjects
{
    /// <summary>What an element inside of a text run stands for.</summary>
    public static string Sign(XElement sign) => sign.Name.LocalName switch
    {
        "tab" => "\t",
        "lineBreak" => "\n",
        "nbSpace" or "fwSpace" => " ",
        "hyphen" => "-",
        _ => sign.Value,
    };

    /// <summary>The text that an object shows by itself; empty when it shows none or holds paragraphs.</summary>
    public static string Words(XElement item) => item.Name.LocalName switch
    {
        "dutmal" => Above(item.Child("mainText")?.Value ?? string.Empty, item.Child("subText")?.Value ?? string.Empty),
        "compose" => item.Given("composeText") ?? string.Empty,
        "textart" => item.Given("text") ?? string.Empty,
        "btn" or "checkBtn" or "radioBtn" => Apart(item.Given("caption")),
        "comboBox" or "listBox" => Apart(item.Given("selectedValue")),
        "edit" => Apart(item.Child("text")?.Value),
        _ => string.Empty,
    };

    private static string Above(string main, string above) => above.Length == 0 ? main : $"{main}({above})";

    private static string Apart(string? text) => string.IsNullOrEmpty(text) ? string.Empty : $" {text} ";
}
