using System.Collections.Frozen;
using Haechi.Retrieval.Korean;

namespace Haechi.Retrieval.Analysis;

/// <summary>
/// Cuts particles (josa) and endings (eomi) off Hangul words by rules, without a dictionary: whether a particle fits the final
/// consonant before it, and a short list of nouns that only look as if they ended in one. A wrong cut costs little, because
/// question and text are cut alike and the syllable pairs of the word are terms too.
/// </summary>
internal static class Stemmer
{
    /// <summary>Longest ending after 하다 or 되다, in syllables.</summary>
    private const int LongestTail = 5;

    private static readonly FrozenSet<string> Particles = Set(
        "에서부터 에서는 에서도 에서의 에서만 으로부터 으로는 으로도 으로만 으로의 으로써 으로서 이라는 이라고 이라도 이라면 이라며 에게서 에게는 에게도 " +
        "한테서 한테는 까지는 까지도 까지의 부터는 부터의 마다의 만으로 만으로는 에서 에게 한테 까지 부터 마다 보다 처럼 에는 에도 에만 이나 이랑 이란 인데 " +
        "인가요 인지 이에요 예요 이요 입니다 입니까 으로 라도 라면 라고 라는 께서 조차 밖에 대로 들은 들이 들을 들의 들도 들과 들에게 하고 이고 이며 이자 " +
        "은요 는요 도요 만요 과의 와의 과는 와는 과도 와도 로는 로도 로만 로의 로서 로써 로부터 이죠 인가 인데요 이야 이면 이었던 였던 이었다 였다 이다 " +
        "이었으며 였으며 이었고 였고 이었으나 였으나 이었는데 였는데 였나요 이었나요 이었는가 였는가 이지만 라며 이든 든지 이든지 만이 만을 만의 뿐만 " +
        "보다는 보다도 처럼의 이라 에서라도 에의 에로 께 씩 씩의 째 째의 경 쯤 쯤에 까지만 이나마 마저 커녕 치고");

    private static readonly FrozenSet<string> VerbEndings = Set(
        "려면 으려면 려고 으려고 려는데 으면 으면요 면요 나요 는데 는데요 는지 는지요 는가 은가 은데 은지 어요 아요 습니다 습니까 어서 아서 어야 아야 을까요 " +
        "을까 을게요 을래요 었어요 았어요 었는데 았는데 었습니다 았습니다 세요 으세요 던데 거든요 네요 군요 니까 으니까 면서 으면서 도록 지만 지요 고요 기는 " +
        "기도 기가 기를 기에 는거 는건 는게 는것 을수 는법 는곳 어도 아도 었나요 았나요 었다 았다 는다 느냐 었던 았던 었으며 았으며 었고 았고 었으나 았으나 " +
        "시키는 시킨 시킬 시켜 시켰다 시켰던 시키고 시키며 시키기 시켜야 시켰으며 었는가 았는가 었을 았을 었지만 았지만 었다고 았다고 는다고 다고 었다는 았다는 다는 게된 게되는 으며 으나 으로서 은채 던 려는 려던");

    // 신청하려면, 발급되나요, 제출해야: the noun before the light verb is the term.
    private static readonly FrozenSet<char> LightVerbs = "하할한함합했해되될된됨됩됐돼".ToFrozenSet();

    private static readonly FrozenSet<string> LightVerbTails = Set(
        "고 면 려면 려고 려는데 는 나요 는데 는데요 는지 기 지 여 며 서 야 요 세요 셔야 시면 니 니다 니까 까 까요 게 게요 수 지요 죠 는가요 던데 었어요 " +
        "었는데 었나요 는거 는건 는게 는곳 는법 도 라고 라는 자 자고 주세요 줘 줘요 야하나요 야해요 야할 야되 야돼요 지않 지만 거나 거든요 네요 군요 려 여야 " +
        "어야 어요 는가 다 다가 다면 는중 어 어서 고싶어요 고싶은데 면서 도록 거 것 때 때는 데 데요 습니다 습니까 면요 " +
        "던 였던 었던 였다 었다 였으며 었으며 였고 었고 여서 였는가 었는가 였나 었나 나 였는지 었는지 던가 다고 다며 다는 었다고 였다고 였다는 었다는 으며 " +
        "으나 였으나 었으나 였지만 었지만 였을 었을 을 을까 였는데 려는 려던 기도 기는 기를 기에 기로 기위해 는것 는것은 고자 자마자 는등 게된 게되 는바 ㄴ " +
        "음을 음은 므로 였으므로 었으므로 진 진다 졌다 져 지는 였기 었기 였음 었음 리 린 려서 었 였");

    // Nouns that merely look as if they ended in a particle.
    private static readonly string[] Kept =
    [
        "도로", "선로", "진로", "경로", "통로", "수로", "회의", "문의", "동의", "합의", "주의", "정의", "강의", "편의", "협의", "논의", "신의", "창의", "건의", "의의",
        "고양이", "어린이", "놀이", "먹이", "나이", "아이", "종이", "높이", "길이", "맞이", "쓰레기", "평가", "휴가", "허가", "국가", "작가", "전문가", "화가", "정치가",
        "물가", "원가", "인가", "추가", "증가", "참가", "여가", "결과", "효과", "성과", "치과", "내과", "외과", "안과", "제도", "지도", "사과", "통과", "교과",
        "정도", "속도", "온도", "인도", "보도", "차도", "수도", "연도", "년도", "한도", "태도", "용도", "복도", "철도", "궤도", "반도", "강도", "밀도", "각도", "빈도",
        "마을", "가을", "노을", "부가", "독도", "여의도", "제주도", "경기도", "강원도", "충청도", "전라도", "경상도", "가로", "세로", "서로", "미로", "피로", "회로", "항로",
        "종로", "구로", "을지로", "마음", "처음", "다음", "모음", "자음", "죽음", "얼음", "웃음", "졸음", "지은", "젊은", "같은", "많은", "좋은", "작은", "높은", "낮은",
        "이라크", "나라", "우리", "자신", "시간", "그는", "그의", "그가", "그를",
    ];

    // 역에서, 집까지: what follows one syllable and can hardly be part of it.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AfterOne =
        Set("에서 에는 에도 에만 에게 까지 부터 으로 마다").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestParticle = Particles.Max(p => p.Length);
    private static readonly int LongestVerbEnding = VerbEndings.Max(p => p.Length);

    /// <summary>Length of the word without its particle or ending; never 0 for a word that is not empty.</summary>
    public static int StemLength(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || IsKept(word))
            return word.Length;
        if (word.Length == 2)
            return CutTopic(word);
        if (word.Length == 3 && AfterOne.Contains(word[1..]))
            return 1;
        var light = LightVerbStem(word);
        if (light > 0)
            return light;
        var noun = Cut(word, Particles, LongestParticle, minimumStem: 2);
        if (noun < word.Length)
            return noun;
        var verb = Cut(word, VerbEndings, LongestVerbEnding, minimumStem: 1);
        return verb < word.Length ? verb : CutShort(word);
    }

    /// <summary>Of two syllables only what can hardly be anything else is cut: 나를, 집은.</summary>
    private static int CutTopic(ReadOnlySpan<char> word)
    {
        var closed = KoreanText.HasFinal(word[0]);
        return word[1] switch { '는' or '를' => !closed, '은' or '을' => closed, '의' => true, _ => false } ? 1 : 2;
    }

    private static int LightVerbStem(ReadOnlySpan<char> word)
    {
        var tails = LightVerbTails.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = Math.Max(2, word.Length - 1 - LongestTail); i < word.Length; i++)
        {
            if (LightVerbs.Contains(word[i]) && (i + 1 == word.Length || tails.Contains(word[(i + 1)..])))
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
            '는' or '가' or '를' or '와' or '나' or '랑' or '란' or '라' => !closed,
            '로' => !closed || KoreanText.HasFinalRieul(before),
            '에' or '의' or '도' or '만' or '요' or '인' or '고' or '며' or '들' => true,
            _ => false,
        };
        return cut ? stem : word.Length;
    }

    private static int Cut(ReadOnlySpan<char> word, FrozenSet<string> endings, int longest, int minimumStem)
    {
        var known = endings.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var length = Math.Min(longest, word.Length - minimumStem); length > 0; length--)
        {
            if (known.Contains(word[^length..]))
                return word.Length - length;
        }
        return word.Length;
    }

    private static bool IsKept(ReadOnlySpan<char> word)
    {
        foreach (var noun in Kept)
        {
            if (word.EndsWith(noun, StringComparison.Ordinal) && (word.Length <= 4 || noun.Length > 2))
                return true;
        }
        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
