using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Retrieval.Korean;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>
/// The words of a citizen's turn that may be counted. Numbers, plates and addresses of people are masked away before, no number
/// is ever a word, and what may be a person's name is left out: after 이름은, before 씨 or 님, and every unknown word in the
/// shape of a Korean name. Rather a real word is missed than a name counted.
/// </summary>
internal sealed partial class TermReader
{
    private const int LongestWord = 20;
    private const int NameLength = 3;

    // The surnames of nine in ten Koreans.
    private const string Surnames = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민나진지엄채원천방공현함변염여추도소석선설마길연위표명기반왕금옥육인맹제모탁국어은편용";

    // Endings of places and things, which names hardly have.
    private const string ThingEndings = "역동구로길점장소관비금증세차법권부과청원터실탕병약업품료율기표증등행물건고집회";

    private readonly FrozenSet<string> _known;

    /// <param name="vocabulary">Texts of the house itself, whose words are no names: the knowledge base.</param>
    public TermReader(IEnumerable<string> vocabulary) =>
        // A stem may be cut short: 전세사기를 becomes 전세사, which is no name because 전세사기 is none.
        _known = vocabulary.SelectMany(KoreanAnalyzer.InformativeWords)
            .Where(w => w.Length >= NameLength).Select(w => w[..NameLength]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Each word once.</summary>
    public IReadOnlyCollection<string> Read(string text)
    {
        var masked = PersonalData.Mask(PlainText.Of(text), keepPlates: false).Text;
        masked = Placeholder().Replace(masked, " ");
        masked = Receipts.WithLetter().Replace(masked, " ");
        masked = Named().Replace(masked, " ");
        return KoreanAnalyzer.InformativeWords(masked).Where(IsCountable).ToHashSet(StringComparer.Ordinal);
    }

    private bool IsCountable(string word) =>
        word.Length is > 1 and <= LongestWord && !word.Any(char.IsDigit) && !(LooksLikeName(word) && !_known.Contains(word));

    private static bool LooksLikeName(string word) =>
        word.Length == NameLength && word.All(KoreanText.IsSyllable) && Surnames.Contains(word[0], StringComparison.Ordinal)
        && !ThingEndings.Contains(word[^1], StringComparison.Ordinal);

    [GeneratedRegex(@"\[[가-힣]{2,6}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"(?:이름은|성함은|성명은|성명\s*:|이름\s*:|저는|제가)\s*[가-힣]{2,4}(?=\s*(?:입니다|이고|이에요|예요|이라고|라고|인데|[,.\s]|$))|[가-힣]{2,4}\s*(?:씨|님|선생님|과장님|주무관님|팀장님)(?![가-힣])|(?:my name is|i am|i'm)\s+[A-Za-z]+(?:\s+[A-Za-z]+)?", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Named();
}
