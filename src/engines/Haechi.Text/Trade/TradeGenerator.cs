using System.Text;

namespace Haechi.Text.Trade;

/// <summary>
/// Makes up posts of illegal trade and ordinary posts that resemble them, from phrases written by hand. Numbers and names
/// in them are invented (010-0000-… cannot be dialled). The same seed gives the same posts.
/// </summary>
/// <param name="seed">Any number.</param>
/// <param name="held">Whether to speak with the sentences that are kept from training.</param>
public sealed class TradeGenerator(long seed, bool held = false)
{
    private const int Disguised = 35;
    private const int Ordinary = 50;
    private const int Deepest = 6;
    private const int Unheard = 12;
    private const string Syllables = "가고구그기나노누니다도두디라로루리마모무미바보부비사소수시아오우이자조주지차초추치카코크키타토트티파포프피하호후히강건경관국금남단달담당대동등만말명문물민박반방백별복본봉산상생서석선설성송순신실심안양언연염영왕용운원월유윤은음인임장전정제진창천청태통판평한해행향현홍화환황";

    // Slots that hold what is traded or talked about.
    private static readonly HashSet<string> Wares = ["약", "놀", "영상", "말", "대출", "낱말", "물건", "보통", "음식", "가게"];

    private static readonly Lazy<IReadOnlyList<PhraseBook>> Trades = new(() => [.. TradeLabels.All.Select(PhraseBook.Load)]);
    private static readonly Lazy<PhraseBook> Others = new(() => PhraseBook.Load(TradeLabels.Ordinary));

    private readonly Dice _dice = new((ulong)seed);

    /// <summary>The next posts: about half of them ordinary, the kinds of trade in equal shares.</summary>
    public IEnumerable<TradePost> Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            yield return Next(_dice.Falls(Ordinary) ? Others.Value : _dice.Pick(Trades.Value));
        }
    }

    /// <summary>The next post of one kind.</summary>
    /// <param name="label">One of <see cref="TradeLabels"/>.</param>
    /// <exception cref="ArgumentException">There is no such kind.</exception>
    public TradePost Next(string label) => Next(
        label == TradeLabels.Ordinary ? Others.Value : Trades.Value.FirstOrDefault(book => book.Label == label)
            ?? throw new ArgumentException($"No kind of trade is called '{label}'; there are {string.Join(", ", TradeLabels.All)} and {TradeLabels.Ordinary}.", nameof(label)));

    private TradePost Next(PhraseBook book)
    {
        var text = Expand(book, _dice.Pick(book.Sentences(held)), 0);
        var trade = book.Label != TradeLabels.Ordinary;
        // Ordinary people also write without spaces and with signs, else the disguise itself would be the crime.
        if (_dice.Falls(trade ? Disguised : Disguised / 5))
        {
            text = Disguise.Wear(text, _dice);
        }

        return new(text, trade ? [book.Label] : []);
    }

    private string Expand(PhraseBook book, string pattern, int depth)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            var close = pattern[i] == '{' && depth < Deepest ? pattern.IndexOf('}', i) : -1;
            if (close < 0)
            {
                text.Append(pattern[i] == '§' ? (char)('0' + _dice.Next(10)) : pattern[i]);
                continue;
            }

            text.Append(Fill(book, pattern[(i + 1)..close], depth));
            i = close;
        }

        return text.ToString();
    }

    // Slang is made faster than lists of it: a few wares have names that nobody knows, and what stands around them must speak.
    private string Fill(PhraseBook book, string slot, int depth) =>
        !held && Wares.Contains(slot) && _dice.Falls(Unheard)
            ? string.Concat(Enumerable.Range(0, 2 + _dice.Next(2)).Select(_ => Syllables[_dice.Next(Syllables.Length)]))
            : Expand(book, _dice.Pick(book.Slot(slot, held)), depth + 1);
}
