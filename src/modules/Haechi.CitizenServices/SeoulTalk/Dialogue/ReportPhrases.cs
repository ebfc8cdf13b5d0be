using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>What citizens say while a report is put together.</summary>
internal static partial class ReportPhrases
{
    /// <summary>모르겠어요, 없어요, 건너뛸게요.</summary>
    public static bool Skips(string text) => Skip().IsMatch(text);

    /// <summary>아니 2번 출구예요: what follows replaces what was said.</summary>
    public static bool Corrects(string text) => Correction().IsMatch(text);

    /// <summary>바꿀래요, 수정할게요, 틀렸어요.</summary>
    public static bool WantsChange(string text) => Change().IsMatch(text);

    /// <summary>The detail that is named, if any: 장소, 차량번호.</summary>
    public static Slot? SlotNamed(string text)
    {
        if (PlateWord().IsMatch(text))
            return Slot.Plate;
        if (PlaceWord().IsMatch(text))
            return Slot.Place;
        if (TimeWord().IsMatch(text))
            return Slot.Time;
        if (PhotoWord().IsMatch(text))
            return Slot.Photo;
        return KindWord().IsMatch(text) ? Slot.Kind : null;
    }

    /// <summary>여기, 저기, 집 앞: nobody could find it.</summary>
    public static bool IsVaguePlace(string text) => Vague().IsMatch(text);

    [GeneratedRegex(@"건너\s*[뛰뛸띄]|스킵|패스|생략|모르|몰라|모름|없어|없음|없습|없는데|안\s*찍|못\s*찍|못\s*봤|기억\s*안|기억이\s*안|기억나지|나중에|^다음$|\bskip\b|don'?t know|no idea|not sure|\bnone\b|^no$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Skip();

    [GeneratedRegex(@"^\s*(?:아니|아뇨|아 아니|앗|아차|잠깐|잠시만|정정|수정|죄송|no[, ]|actually|sorry)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Correction();

    [GeneratedRegex(@"바꿀|바꾸|바꿔|변경|수정|고칠|고치|고쳐야|정정|틀렸|틀려|잘못|다시\s*(?:입력|적|쓸|말|할)|change|wrong|edit", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Change();

    [GeneratedRegex(@"장소|위치|주소|곳이|place|location|address", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PlaceWord();

    [GeneratedRegex(@"시간|시각|날짜|언제|time|date", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TimeWord();

    [GeneratedRegex(@"차량\s*번호|차\s*번호|번호판|차번|plate", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PlateWord();

    [GeneratedRegex(@"사진|photo|picture", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PhotoWord();

    [GeneratedRegex(@"종류|유형|신고\s*내용|kind|type", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex KindWord();

    [GeneratedRegex(@"^\s*(?:여기|저기|거기|요기|이\s*앞|바로\s*앞|집|집\s*앞|우리\s*집|저희\s*집|우리\s*동네|동네|근처|앞|옆|here|there|my house|home)(?:\s*앞)?(?:에|에요|예요|이요|요|에서)?[\s.!]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Vague();
}
