using System.Collections.Frozen;

namespace Haechi.Retrieval.Korean;

/// <summary>Words of asking and of courtesy, after stemming. They say that something is asked, not what.</summary>
public static class FunctionWords
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "어떻게", "어떡", "어떤", "어떠", "어디", "어디서", "어디에", "어디로", "언제", "무엇", "무엇을", "무엇이", "뭐", "뭘", "뭔가", "무슨",
        "뭐가", "뭔", "뭐예", "얼마", "얼마나", "얼마예", "왜", "누구", "누가", "누구한테", "몇", "어느", "하나", "하나요", "되나", "되나요", "있나",
        "있나요", "있어요", "있는", "있는지", "있을까요", "있", "있는데", "없나", "없나요", "없", "없는", "없는데", "없어", "없으", "있으", "있어",
        "알려", "알려주세", "알려주세요", "알려줘", "알려줘요", "알려주", "알고", "알", "궁금", "궁금해요", "궁금한데", "싶어", "싶어요",
        "싶", "싶은", "싶은데", "싶은데요", "싶습니다", "할", "수", "것", "거", "게", "걸", "건", "좀", "그리고", "그런데", "그럼", "근데", "저", "제",
        "제가", "저는", "저희", "나", "내", "내가", "나는", "난", "전", "우리", "이", "그", "요", "안녕", "안녕하세", "안녕하세요", "해", "하", "한", "해요", "하고",
        "하는", "하려", "하려면", "하면", "해야", "해서", "했는데", "합니다", "합니까", "하는데", "하는지", "하는데요", "하죠", "할까요", "하기", "되", "돼",
        "돼요", "되는", "되는지", "되면", "될", "될까요", "되고", "된", "되는데", "되려", "됩니다", "됩니까", "문의", "질문", "요즘", "혹시", "관련", "관해", "관한", "대해", "대해서",
        "대한", "가능", "경우", "때", "후", "및", "또", "또는", "더", "다", "잘", "못", "안", "꼭", "바로", "지금", "주세", "주세요", "줘", "줘요", "주시",
        "부탁", "부탁드려", "부탁드립니다", "드려", "바랍니다", "감사", "감사합니다", "네", "예", "아", "어", "음", "서울", "서울시", "서울시에서", "시에서", "방법", "건가",
        "건가요", "인가", "인가요", "뭔가요", "뭐예요", "뭐죠", "뭔지", "언제까지", "언제부터", "얼마예요", "얼마인가", "어떻게해", "어떻게하", "어떡하", "어디인가", "어디예요", "거예요",
        "겁니까", "이거", "그거", "저거", "이것", "그것", "여기", "거기", "사람", "생각", "같은", "같은데", "같아요", "때문", "위해", "통해", "정도", "받", "받을", "받고", "받으",
        "받는", "받나", "받아", "가", "가야", "가면", "가나", "나오", "나와", "나와요", "나왔는데", "왔는데", "왔어", "그냥", "너무", "많이", "진짜", "정말", "이번", "이번에", "이번달", "보통", "그날", "자꾸", "갑자기", "아직", "벌써", "이미", "헐", "아니", "나도", "저도", "있습니다", "있습니까", "없습니다", "않", "않는", "않는데", "않습니다", "싶습", "원래", "매번", "맨날", "항상", "당장",
        "the", "a", "an", "is", "are", "do", "does", "how", "what", "where", "when", "why", "who", "i", "my", "me", "to", "of", "for", "in", "on", "can", "please", "and", "or",
    }.ToFrozenSet();

    /// <summary>Whether a stem is such a word.</summary>
    public static bool Contains(ReadOnlySpan<char> stem) =>
        Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(stem);

    /// <summary>A question without such words; as it was when it has no others.</summary>
    public static string Without(string question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var kept = question.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !IsOne(word)).ToList();
        return kept.Count == 0 ? question : string.Join(' ', kept);
    }

    private static bool IsOne(string word)
    {
        var letters = word.Trim('?', '!', '.', ',', '~', '…');
        var read = KoreanAnalyzer.Analyze(letters);
        var stems = read.Terms.Where(t => t.Kind != TermKind.Pair).ToList();
        return Contains(letters) || (stems.Count > 0 && stems.All(t => Contains(read.Of(t))));
    }
}
