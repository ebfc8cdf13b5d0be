using System.Globalization;
using System.Text;
using Haechi.CitizenServices.Sheets;
using Haechi.Kernel;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>The table of texts. A text that is missing is a fault of the product and stops it at start.</summary>
internal sealed class TalkTexts
{
    private const string File = "Dialogue/texts.yaml";

    private static readonly Lazy<TalkTexts> ShippedTable = new(() =>
    {
        var errors = new List<SheetError>();
        var texts = Read(File, EmbeddedSheets.Read(File), errors);
        return errors.Count == 0 ? texts : throw new InvalidOperationException(string.Join('\n', errors));
    });

    private readonly Dictionary<TalkText, LocalizedText> _texts;

    private TalkTexts(Dictionary<TalkText, LocalizedText> texts) => _texts = texts;

    public static TalkTexts Shipped => ShippedTable.Value;

    /// <summary>The key of a text in the table: AskPlaceAgain is <c>ask-place-again</c>.</summary>
    public static string KeyOf(TalkText id)
    {
        var key = new StringBuilder();
        foreach (var c in id.ToString())
        {
            if (char.IsAsciiLetterUpper(c) && key.Length > 0)
                key.Append('-');
            key.Append(char.ToLowerInvariant(c));
        }
        return key.ToString();
    }

    public static TalkTexts Read(string file, string yaml, List<SheetError> errors)
    {
        var ids = Enum.GetValues<TalkText>();
        var sheet = Sheet.Open(file, yaml, errors)?.OnlyKeys([.. ids.Select(KeyOf)]);
        return new TalkTexts(ids.ToDictionary(i => i, i => sheet?.Both(KeyOf(i)) ?? new LocalizedText("", "")));
    }

    public LocalizedText Both(TalkText id) => _texts[id];

    /// <summary>The text in a language, with {0}, {1} … filled in.</summary>
    public string In(TalkLanguage language, TalkText id, params object[] values)
    {
        var text = language == TalkLanguage.English ? _texts[id].En : _texts[id].Ko;
        return values.Length == 0 ? text : string.Format(CultureOf(language), text, values);
    }

    public static string Pick(TalkLanguage language, LocalizedText text) =>
        language == TalkLanguage.English ? text.En : text.Ko;

    public static CultureInfo CultureOf(TalkLanguage language) =>
        CultureInfo.GetCultureInfo(language == TalkLanguage.English ? "en-US" : "ko-KR");
}
