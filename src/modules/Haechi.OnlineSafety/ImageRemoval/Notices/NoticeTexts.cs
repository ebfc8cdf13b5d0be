using Haechi.OnlineSafety.ImageRemoval.Notices.Texts;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>The seven languages of notices.</summary>
internal static class NoticeTexts
{
    public static IReadOnlyList<NoticeText> All { get; } =
        [KoreanNotice.Text, EnglishNotice.Text, JapaneseNotice.Text, ChineseNotice.Text, SpanishNotice.Text, FrenchNotice.Text, RussianNotice.Text];

    /// <summary>The text in a language; English for one that is not among the seven.</summary>
    public static NoticeText In(string language) => All.FirstOrDefault(t => t.Language == language) ?? EnglishNotice.Text;
}
