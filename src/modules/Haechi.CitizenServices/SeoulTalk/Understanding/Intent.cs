using System.Text.RegularExpressions;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.Retrieval.Korean;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>What a turn wants, read without regard to what was said before.</summary>
internal enum Intent
{
    /// <summary>Nothing readable: empty, only marks or emoji.</summary>
    Nothing,
    Question,
    Report,
    LookUp,
    Person,
    Greeting,
    Thanks,
    Cancel,
    Yes,
    No,
    Abuse,
}

/// <summary>
/// Recognises intents by closed lists of phrases, forgiving spaces, endings and one wrong letter in short messages.
/// Nothing in a text is ever obeyed: an instruction to the machine is a question that no entry answers.
/// </summary>
internal static partial class IntentReader
{
    private const double SureOfKind = 0.5;
    private const int ShortMessage = 14;

    public static Intent Read(string text, ReportReading report)
    {
        var compact = CompactText.Squeeze(text);
        if (compact.Length == 0)
            return Nods().IsMatch(text) ? Intent.Yes : Intent.Nothing;
        if (Curse().IsMatch(text))
            return Intent.Abuse;
        if (Receipts.Find(text) is not null)
            return Intent.LookUp;
        return ReadShort(compact) ?? ReadPhrase(text, compact, report);
    }

    private static Intent? ReadShort(string compact)
    {
        if (compact.Length > ShortMessage)
            return null;
        if (Yes().IsMatch(compact))
            return Intent.Yes;
        if (No().IsMatch(compact))
            return Intent.No;
        if (Cancel().IsMatch(compact))
            return Intent.Cancel;
        if (Thanks().IsMatch(compact))
            return Intent.Thanks;
        if (Greeting().IsMatch(compact))
            return Intent.Greeting;
        return Spelling.IsNear(compact, "상담사연결", "상담원연결", "상담사", "상담원") ? Intent.Person : null;
    }

    private static Intent ReadPhrase(string text, string compact, ReportReading report)
    {
        if (Person().IsMatch(compact))
            return Intent.Person;
        if (LookUp().IsMatch(compact))
            return Intent.LookUp;
        if (IsReport(text, compact, report))
            return Intent.Report;
        return Intent.Question;
    }

    private static bool IsReport(string text, string compact, ReportReading report)
    {
        var asks = AskingWords.HasInterrogative(text);
        var wants = Filing().IsMatch(compact);
        if (report.Best is not { } best)
            return FilingOnly().IsMatch(compact) && !asks;
        if (asks && report.Plate is null && report.Place is not { IsPrecise: true })
            return false;
        if (report.Plate is null && !Accusing().IsMatch(compact) && OwnBusiness.IsAllThatIsMeant(text, best.Spans))
            return false;
        if (wants || Mending().IsMatch(compact))
            return best.Confidence >= 0.3;
        if (best.Confidence < SureOfKind)
            return report.Place is { IsPrecise: true } && !AskingWords.SoundsLikeQuestion(text) && best.Confidence >= 0.35;
        var told = report.Place is not null || report.Plate is not null || report.Time is not null;
        return told ? !asks || report.Plate is not null : Statement().IsMatch(text) && !AskingWords.Asks(text);
    }

    /// <summary>True when the words of a turn are about nothing but the intent itself.</summary>
    public static bool IsBare(string text) => KoreanAnalyzer.InformativeWords(text).Count <= 1;

    [GeneratedRegex(@"^[\sㅇ]*ㅇㅇ[\sㅇ]*$|^👌|^👍|^⭕", RegexOptions.CultureInvariant)]
    private static partial Regex Nods();

    [GeneratedRegex(@"(?<![가-힣])(?:시발|씨발|씨팔|시팔|ㅅㅂ|ㅆㅂ|병신|븅신|ㅂㅅ|개새끼|개색기|새끼야|좆|존나|지랄|^\s*(?:야\s*)?꺼져(?=[\s!.]*$)|닥쳐(?!라)|미친놈|미친년|미친새끼|멍청한놈|쓰레기같은놈|엿먹)(?!점|역|자동차)|\bfuck|\bbitch\b|\basshole\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Curse();

    [GeneratedRegex(@"^(?:네+|넵+|넹|예+|응+|ㅇㅇ+|ㅇㅋ|어+|엉|웅)?(?:네|넵|예|응|맞아|맞아요|맞습니다|맞음|맞네요|그래|그래요|그렇습니다|그렇게해주세요|좋아|좋아요|좋습니다|확인|확인했어요|확인했습니다|오케이|오키|콜|접수|접수해|접수해줘|접수해주세요|접수할게요|접수합니다|접수하기|신고해주세요|그대로접수해주세요|진행해주세요|할게요|해주세요|해줘|부탁해요|부탁드려요|부탁드립니다|yes|yeah|yep|ok|okay|sure|correct|right|confirm|submit|yesplease)$|^(?:네+|넵+|예+|응+|ㅇㅇ+)$", RegexOptions.CultureInvariant)]
    private static partial Regex Yes();

    [GeneratedRegex(@"^(?:아니|아니요|아니오|아뇨|아녀|아닌데|아닌데요|아닙니다|아니에요|노|ㄴㄴ+|틀려요|틀렸어요|틀렸습니다|안돼요|싫어요|다시|no|nope|nah|wrong|notright)+$", RegexOptions.CultureInvariant)]
    private static partial Regex No();

    [GeneratedRegex(@"^(?:아니|아뇨|그냥|이제)?(?:신고|접수|민원|이거|다|그냥)*(?:취소|그만|중단|중지)(?:둘|하|할|해|하고싶|하겠)?(?:게|께|래|줘|주세요|어|어요|습니다|자|야겠|겠)?(?:요|용)?$|^(?:처음으로|처음부터|안할래|안할게|안해|나중에할게|됐어|됐습니다|됐고|나갈래|cancel|cancelit|stop|quit|nevermind|startover)요?$", RegexOptions.CultureInvariant)]
    private static partial Regex Cancel();

    [GeneratedRegex(@"^(?:네|넵|예|정말|너무|진짜|대단히|아)*(?:감사|감사해요|감사합니다|감사드립니다|고마워|고마워요|고맙습니다|ㄱㅅ|땡큐|수고하세요|수고하셨습니다|도움이됐어요|도움됐어요|도움이되었어요|thanks|thankyou|thx)(?:네|요|ㅎㅎ)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Thanks();

    [GeneratedRegex(@"^(?:안녕|안녕하세요|안녕하십니까|안뇽|안녕하세여|하이|헬로|여보세요|반가워|반가워요|반갑습니다|저기요|hi|hello|hey|goodmorning|goodafternoon)+(?:해치|서울톡|챗봇)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Greeting();

    [GeneratedRegex(@"(?:상담사|상담원|상담직원|상담관|담당자|공무원|직원)(?:분)?(?:님)?(?:이랑|하고|과|와|좀|한테|에게|께|을|를)?(?:직접)?(?:연결|바꿔|통화|불러|상담|얘기|이야기|대화|말)|(?:진짜)?사람(?:이랑|하고|과|한테|을)?(?:직접)?(?:연결|바꿔|통화|불러|상담|얘기|이야기|대화|말하)|진짜사람|^(?:상담사|상담원|사람|직원)(?:요|이요|연결|바꿔|불러|부탁|주세요|원해요|필요).{0,6}$|상담연결|전화연결|상담(?:을)?받고싶|상담하고싶|전화상담|사람상담|talktoa?(?:human|person|agent|someone|counsell?or)|realperson|humanagent|speakto", RegexOptions.CultureInvariant)]
    private static partial Regex Person();

    [GeneratedRegex(@"접수번호|접수한(?:거|것|민원|신고)|신고한(?:거|것|건|민원)|(?:민원|신고)(?:처리)?(?:결과|진행|상황|조회|현황)|제(?:가)?신고.{0,6}(?:어떻게됐|처리됐)|처리(?:결과|상황|현황)(?:조회|확인|알려|궁금)|결과조회|(?:checkmy|statusofmy|lookup)(?:report|request|receipt)?", RegexOptions.CultureInvariant)]
    private static partial Regex LookUp();

    [GeneratedRegex(@"신고(?:합니다|해요|할게요|할께요|하려고|하려구|할래|하고싶|하고자|좀|드려|드립|접수|부탁|하겠|요$|$)|민원(?:넣|제기|접수|신청할|신고)|제보(?:합니다|해요|할게|하려|드려|드립)|접수(?:해주세요|하고싶|할게|부탁)|report", RegexOptions.CultureInvariant)]
    private static partial Regex Filing();

    [GeneratedRegex(@"신고|민원|제보|고발|단속|report", RegexOptions.CultureInvariant)]
    private static partial Regex Accusing();

    [GeneratedRegex(@"^(?:현장)?(?:민원|신고|제보)(?:을|를|좀|이요|요)?(?:신고|접수)?(?:합니다|해요|할게요|할께요|할래요|하려고요?|하려구요?|하고싶(?:어요|습니다|은데요?)|하기|넣고싶(?:어요|습니다|은데요?)|넣을게요|넣을래요|할거있어요|할게있어요|접수)?$|^(?:i(?:want|wouldlike)to)?(?:make|file)?areport$|^reportaproblem$", RegexOptions.CultureInvariant)]
    private static partial Regex FilingOnly();

    [GeneratedRegex(@"(?:치워|고쳐|수리해|단속해|처리해|조치해|조치|해결해|점검해|보수해|교체해|철거해|수거해|견인해|정비해|제거해|떼어|떼|옮겨|청소해|막아|확인해|와서봐|빼)(?:주세요|줘요?|주실|주시|주십|부탁|바랍|달라|요청|좀)|(?:단속|수거|견인|정비|철거|보수|수리|점검|조치|청소|처리|제거|교체)(?:부탁|요청|바랍|좀)|pleasefix|pleaseremove", RegexOptions.CultureInvariant)]
    private static partial Regex Mending();

    [GeneratedRegex(@"(?:요|다|음|임|네|어|아|여|용|ㅠ|ㅜ|함|됨|듯|는데|구만|is|are|has|broken|blocked|[a-z0-9]{2,})[\s.!~ㅠㅜ…]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Statement();
}
