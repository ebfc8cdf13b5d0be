using System.Text;
using Haechi.Text.Entities;

namespace Haechi.Text.Trade;

/// <summary>Ways in which posts are spelt to get past a filter.</summary>
internal static class Disguise
{
    private static readonly char[] Slipped = ['.', '·', '*', '_', '-', '~', '^', '/', '1', 'ㅣ', '♥', '★'];

    private static readonly (string From, string To)[] LookAlikes =
    [
        ("대", "머"), ("귀", "커"), ("며", "띠"), ("비", "네"), ("유", "윾"), ("관", "판"), ("파", "과"), ("털", "틸"),
        ("0", "o"), ("1", "l"), ("0", "ㅇ"), ("1", "①"), ("2", "②"), ("3", "③"), ("5", "⑤"), ("8", "⑧"), ("0", "0"), ("이", "2"), ("오", "5"),
    ];

    /// <summary>The text in one or two disguises.</summary>
    public static string Wear(string text, Dice dice)
    {
        for (var turns = 1 + dice.Next(2); turns > 0; turns--)
        {
            text = dice.Next(7) switch
            {
                0 => Between(text, dice),
                1 => text.Replace(" ", "", StringComparison.Ordinal),
                2 => Loosen(text, dice),
                3 => Invisible(text, dice),
                4 => Alike(text, dice),
                5 => Stretched(text, dice),
                _ => Spaced(text, dice),
            };
        }

        return text;
    }

    private static string Between(string text, Dice dice)
    {
        var sign = dice.Pick(Slipped);
        return Each(text, dice, 25, (c, to) => to.Append(c).Append(sign));
    }

    private static string Invisible(string text, Dice dice) => Each(text, dice, 30, (c, to) => to.Append(c).Append('\u200B'));

    private static string Spaced(string text, Dice dice) => Each(text, dice, 30, (c, to) => to.Append(c).Append(' '));

    private static string Stretched(string text, Dice dice) => Each(text, dice, 8, (c, to) => to.Append(c).Append(c));

    private static string Loosen(string text, Dice dice) => Each(text, dice, 25, (c, to) => to.Append(Hangul.Loosened(c)));

    private static string Alike(string text, Dice dice)
    {
        for (var i = 0; i < 4; i++)
        {
            var (from, to) = dice.Pick(LookAlikes);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    private static string Each(string text, Dice dice, int percent, Action<char, StringBuilder> change)
    {
        var to = new StringBuilder(text.Length + 16);
        foreach (var c in text)
        {
            if (Hangul.IsSyllable(c) && dice.Falls(percent))
            {
                change(c, to);
            }
            else
            {
                to.Append(c);
            }
        }

        return to.ToString();
    }
}
