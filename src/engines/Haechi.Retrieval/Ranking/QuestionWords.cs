using System.Collections.Frozen;

namespace Haechi.Retrieval.Ranking;

/// <summary>What kind of answer a question asks for, as far as its words tell.</summary>
internal enum AnswerKind
{
    /// <summary>Anything.</summary>
    Open,

    /// <summary>A day, a month or a year.</summary>
    Time,

    /// <summary>A number.</summary>
    Quantity,
}

/// <summary>Words that ask. They say little about where the answer stands, but sometimes what it looks like.</summary>
internal static class QuestionWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "무엇", "무엇인", "무엇인가", "무엇인가요", "무엇이", "무엇을", "무엇일까", "무엇인지", "무엇입니까", "무엇이었", "무엇이라", "뭐", "뭔가", "뭔가요", "뭐예요",
        "뭐라고", "뭐야", "뭔지", "무슨", "누구", "누구인가", "누구인가요", "누구의", "누구에게", "누구입니까", "누가", "언제", "언제인가", "언제인가요", "언제입니까", "어디",
        "어디인가", "어디인가요", "어디입니까", "어디에", "어디에서", "어디서", "어느", "어떤", "어떻게", "어떠한", "왜", "몇", "얼마", "얼마나", "얼마인가", "얼마예요",
        "이름", "이름은", "곳", "곳은", "것", "것은", "사람", "사람은", "인물", "인물은", "날짜", "날짜는", "해", "해는", "때", "때는", "명칭", "명칭은", "말은", "단어는",
        "하는가", "했는가", "하였는가", "있는가", "있었는가", "되었는가", "했나", "했나요", "인가", "인가요", "였는가", "였나", "이었는가", "하나요", "되나요", "있나요",
        "알려줘", "알려주세요", "궁금해요", "있어요", "해요", "좀", "혹시",
        "what", "which", "who", "whom", "whose", "when", "where", "why", "how", "is", "are", "was", "were", "do", "does", "did", "the", "a", "an", "of", "in", "to",
        "что", "кто", "где", "когда", "как", "какой", "qué", "que", "quien", "donde", "cuando", "como", "wer", "wo", "wann", "wie",
    }.ToFrozenSet();

    private static readonly string[] TimeCues = ["언제", "날짜", "몇년", "몇 년", "몇월", "몇 월", "며칠", "몇일", "연도", "년도", "시기", "해는", "날은", "생년월일", "기한", "when "];

    private static readonly string[] QuantityCues = ["몇", "얼마", "횟수", "인원", "순위", "나이", "비율", "금액", "요금", "수수료", "가격", "how many", "how much"];

    public static bool Contains(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    public static AnswerKind KindOf(ReadOnlySpan<char> folded)
    {
        foreach (var cue in TimeCues)
        {
            if (folded.Contains(cue, StringComparison.Ordinal))
                return AnswerKind.Time;
        }
        foreach (var cue in QuantityCues)
        {
            if (folded.Contains(cue, StringComparison.Ordinal))
                return AnswerKind.Quantity;
        }
        return AnswerKind.Open;
    }
}
