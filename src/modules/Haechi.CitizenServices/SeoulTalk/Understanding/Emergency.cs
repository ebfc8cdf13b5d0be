using System.Text.RegularExpressions;

namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>
/// Recognises words of danger to life, so that the citizen is told the emergency numbers at once. It adds to what is
/// answered and never replaces it: a wrong alarm costs one line, a missed one may cost more.
/// </summary>
internal static partial class Emergency
{
    public static bool IsToldIn(string text) => Danger().IsMatch(text);

    [GeneratedRegex(@"(?:사람|할머니|할아버지|어르신|노인|노숙인|노숙자|아이|아기|남자|여자|학생|아저씨|아주머니|행인|취객|환자|누군가|누가|분)(?:이|가|께서)?[^.!?\n]{0,12}(?:쓰러|의식|피를|피 흘|다쳤|맞고|빠졌|갇혔|깔렸|치였)|의식이?\s*(?:없|잃)|숨을?\s*(?:안|못)\s*쉬|심정지|불이?\s*(?:났|나고 있|붙었|번지)|화재(?:가|\s)*(?:났|발생)|연기가?\s*(?:나고|자욱)[^.!?\n]{0,8}(?:건물|집|아파트)|가스\s*(?:가\s*)?(?:새|누출|냄새)|폭발|칼을?\s*(?:들|휘)|흉기|강도|납치|폭행|때리고|맞고\s*있|살려\s*주|죽고\s*싶|자살|뛰어내리|나쁜\s*생각|물에\s*빠|\bon fire\b|unconscious|not breathing|suicide|kill myself|being attacked", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Danger();
}
