using System.Collections.Frozen;

namespace Haechi.Retrieval.Korean;

/// <summary>
/// Cuts particles (josa) and verb endings (eomi) off a Hangul word without a dictionary. It prefers to cut too little:
/// the character pairs of the word carry what is left over.
/// </summary>
internal static class Endings
{
    // Longest first within each list; a word keeps at least two syllables before a one-syllable particle.
    private static readonly string[] LongParticles = ByLength(
        "에서부터", "에서는", "에서도", "에서의", "으로부터", "으로는", "으로도", "으로만", "이라는", "이라고", "이라도", "이라면",
        "에게서", "한테서", "까지는", "까지도", "부터는", "마다의", "만으로", "에서", "에게", "한테", "까지", "부터", "마다", "보다",
        "처럼", "에는", "에도", "에만", "이나", "이랑", "이란", "인데", "인가요", "인지", "이에요", "예요", "이요", "입니다",
        "입니까", "으로", "라도", "라면", "라고", "께서", "조차", "밖에", "대로", "들은", "들이", "들을", "들의", "들도", "하고",
        "이고", "이며", "은요", "는요", "도요", "만요", "과의", "와의", "로는", "로도", "로만", "로의", "이죠", "인가", "인데요",
        "이야", "이면", "였나요", "였는데");

    private static readonly string[] VerbEndings = ByLength(
        "려면", "으려면", "려고", "으려고", "려는데", "으려는데", "려면요", "으면", "으면요", "면요", "나요", "는데", "는데요",
        "는지", "는지요", "는가요", "은가요", "은데", "은데요", "은지", "어요", "아요", "여요", "습니다", "습니까", "어서", "아서",
        "여서", "어야", "아야", "여야", "을까요", "을까", "을게요", "을래요", "었어요", "았어요", "였어요", "었는데", "았는데",
        "였는데", "었는데요", "았는데요", "었습니다", "았습니다", "였습니다", "세요", "으세요", "던데", "거든요", "네요", "군요",
        "니까", "으니까", "면서", "으면서", "도록", "지만", "지요", "죠", "고요", "기는", "기도", "기가", "기를", "기에", "는거",
        "는건", "는건가요", "는게", "는것", "을수", "는법", "는곳", "는방법", "어도", "아도", "여도", "지않", "지못", "어진", "어져",
        "어졌어요", "어줘", "어주세요", "아주세요", "아줘", "었나요", "았나요", "였나요", "었다", "았다", "는다", "느냐", "라는");

    // 신청하려면, 발급되나요, 제출해야: the noun before the light verb is the term.
    private static readonly FrozenSet<char> LightVerbs = "하할한함합했해되될된됨됩됐돼".ToFrozenSet();

    private static readonly FrozenSet<string> LightVerbTails = new[]
    {
        "", "고", "면", "려면", "려고", "려는데", "는", "나요", "는데", "는데요", "는지", "는지요", "기", "지", "여", "며", "서", "야",
        "요", "세요", "셔야", "시면", "니", "니다", "니까", "까", "까요", "게", "게요", "수", "수있나요", "수있어요", "지요", "죠", "는가요",
        "던데", "었어요", "었는데", "었나요", "는거", "는건", "는게", "는곳", "는법", "는방법", "도", "라고", "라는", "자", "자고", "주세요",
        "줘", "줘요", "주시", "야하나요", "야해요", "야하", "야할", "야되", "야되나요", "야돼요", "지않", "지만", "거나", "거든요", "네요",
        "군요", "려", "여야", "어야", "어요", "는가", "다", "다가", "다면", "는중", "어", "어서", "고싶어요", "고싶은데", "고싶은데요",
        "면서", "도록", "는게요", "거", "것", "때", "때는", "땐", "데", "데요", "지", "지요", "습니다", "습니까", "는데도", "면요",
    }.ToFrozenSet();

    // Nouns that merely look as if they ended in a particle.
    private static readonly string[] KeptEndings =
    [
        "도로", "선로", "진로", "경로", "통로", "수로", "회의", "문의", "동의", "합의", "주의", "정의", "강의", "편의", "협의", "논의",
        "고양이", "어린이", "놀이", "먹이", "나이", "아이", "종이", "높이", "길이", "맞이", "쓰레기", "평가", "휴가", "허가", "국가",
        "물가", "원가", "인가", "추가", "증가", "참가", "여가", "결과", "효과", "성과", "치과", "내과", "외과", "안과", "제도", "지도",
        "정도", "속도", "온도", "인도", "보도", "차도", "수도", "연도", "년도", "한도", "태도", "용도", "복도", "철도", "궤도", "사은",
        "마을", "가을", "노을", "시은", "부가", "분리", "처리", "관리", "수리", "거리", "자리", "유리", "정리", "요리", "계도",
        "독도", "여의도", "가로", "세로", "대로", "서로", "미로", "피로", "회로", "활로", "항로", "기로", "종로", "구로", "을지로",
    ];

    /// <summary>Length of the word without its particle or ending; never 0 for a word that is not empty.</summary>
    public static int StemLength(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || EndsWithKept(word))
            return word.Length;
        var light = LightVerbStem(word);
        if (light > 0)
            return light;
        var verb = CutLongest(word, VerbEndings, minimumStem: 1);
        if (verb < word.Length)
            return verb;
        var noun = CutLongest(word, LongParticles, minimumStem: 2);
        if (noun < word.Length)
            return noun;
        return CutShort(word);
    }

    private static int LightVerbStem(ReadOnlySpan<char> word)
    {
        var tails = LightVerbTails.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 2; i < word.Length; i++)
        {
            if (LightVerbs.Contains(word[i]) && tails.Contains(word[(i + 1)..]))
                return i;
        }
        return 0;
    }

    private static int CutShort(ReadOnlySpan<char> word)
    {
        var stem = word.Length - 1;
        var before = word[stem - 1];
        var closed = KoreanText.HasFinal(before);
        var cut = word[stem] switch
        {
            '은' or '이' or '을' or '과' => closed,
            '는' or '가' or '를' or '와' => !closed,
            '로' => !closed || KoreanText.HasFinalRieul(before),
            '에' or '의' or '도' or '만' or '께' or '요' => true,
            '나' or '랑' or '란' => !closed,
            _ => false,
        };
        return cut ? stem : word.Length;
    }

    private static int CutLongest(ReadOnlySpan<char> word, string[] endings, int minimumStem)
    {
        foreach (var ending in endings)
        {
            if (word.Length - ending.Length >= minimumStem && word.EndsWith(ending, StringComparison.Ordinal))
                return word.Length - ending.Length;
        }
        return word.Length;
    }

    private static bool EndsWithKept(ReadOnlySpan<char> word)
    {
        foreach (var ending in KeptEndings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    private static string[] ByLength(params string[] endings) => [.. endings.OrderByDescending(e => e.Length)];
}
