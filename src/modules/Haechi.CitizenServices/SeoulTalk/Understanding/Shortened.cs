namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>Cuts a text so that no half of a character stays behind: half an emoji is no text, and a database may refuse it.</summary>
internal static class Shortened
{
    private const char Ellipsis = '…';

    /// <summary>The text in at most <paramref name="most"/> UTF-16 units, with an ellipsis where something was left out.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">2 or more.</param>
    public static string To(string text, int most) => text.Length <= most ? text : Head(text, most - 1) + Ellipsis;

    /// <summary>The first units of the text, <paramref name="most"/> or one fewer; nothing marks the cut.</summary>
    public static string Head(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
