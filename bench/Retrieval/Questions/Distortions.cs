namespace Haechi.Retrieval.Bench.Questions;

/// <summary>Changes questions as people do. The same seed gives the same text.</summary>
internal static class Distortions
{
    private const int Finals = 28;
    private const int Vowels = 21;

    private static readonly string[] Asking =
        ["무엇", "누구", "언제", "어디", "어느", "어떤", "얼마", "이름", "사람", "인물", "날짜", "있는", "했는", "하였", "되었", "인가", "이었", "하는", "무슨", "것은", "곳은"];

    private static readonly string[] Endings = ["", "", " 좀", " 알려줘", " 뭐야", " 궁금"];

    /// <summary>One jamo of one syllable is replaced, dropped or added.</summary>
    public static Question WithTypo(Question question)
    {
        var random = RandomOf(question.Id, 17);
        var text = question.Text.ToCharArray();
        // In a word of several syllables, as slips happen; the last word of a question mostly asks.
        var places = Enumerable.Range(0, text.Length).Where(i => IsSyllable(text, i) && (IsSyllable(text, i - 1) || IsSyllable(text, i + 1))).ToArray();
        if (places.Length == 0)
            return question;
        var at = places[random.Next(places.Length)];
        text[at] = Slip(text[at], random);
        return question with { Text = new string(text) };
    }

    /// <summary>Three to five words that carry the matter, often without particles and sometimes without a space.</summary>
    public static Question AsFragment(Question question)
    {
        var random = RandomOf(question.Id, 29);
        var words = question.Text.Split([' ', '?', ',', '.', '\'', '"', '‘', '’'], StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !Asking.Any(a => w.StartsWith(a, StringComparison.Ordinal) || w == a)).ToList();
        var kept = words.Select((w, i) => (w, i)).OrderByDescending(x => x.w.Length + random.NextDouble() * 3).Take(random.Next(3, 6)).OrderBy(x => x.i);
        var text = string.Empty;
        foreach (var (word, _) in kept)
        {
            var bare = random.Next(3) > 0 && word.Length > 2 && "은는이가을를의에로".Contains(word[^1], StringComparison.Ordinal) ? word[..^1] : word;
            text += text.Length == 0 || random.Next(5) == 0 ? bare : $" {bare}";
        }
        return text.Length == 0 ? question : question with { Text = text + Endings[random.Next(Endings.Length)] };
    }

    /// <summary>Whether the question is asked after its document was taken out.</summary>
    public static bool LosesItsDocument(Question question) => RandomOf(question.Id, 41).Next(2) == 0;

    private static char Slip(char syllable, Random random)
    {
        while (true)
        {
            var code = syllable - '가';
            var (initial, vowel, final) = (code / (Vowels * Finals), code / Finals % Vowels, code % Finals);
            switch (random.Next(4))
            {
                case 0:
                    initial = random.Next(19);
                    break;
                case 1:
                    vowel = random.Next(Vowels);
                    break;
                case 2:
                    final = 0;
                    break;
                default:
                    final = random.Next(1, Finals);
                    break;
            }
            var slipped = (char)('가' + (initial * Vowels + vowel) * Finals + final);
            if (slipped != syllable)
                return slipped;
        }
    }

    private static bool IsSyllable(char[] text, int at) => at >= 0 && at < text.Length && text[at] is >= '가' and <= '힣';

    private static Random RandomOf(string id, int salt)
    {
        var seed = salt;
        foreach (var c in id)
            seed = unchecked(seed * 31 + c);
        return new Random(seed);
    }
}
