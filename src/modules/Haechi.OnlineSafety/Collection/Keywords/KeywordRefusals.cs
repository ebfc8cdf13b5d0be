using System.Globalization;
using Haechi.Kernel;

namespace Haechi.OnlineSafety.Collection.Keywords;

/// <summary>Every reason for which a keyword is not changed.</summary>
internal static class KeywordRefusals
{
    public static Refusal Length() => Refusals.Of("keyword-length", "수집어는 글자나 숫자 2~40자여야 합니다.", "A keyword has 2 to 40 letters or digits.", "한 글자나 기호만으로는 너무 많은 글이 걸립니다. 더 길게 적어 주세요.", "One letter, or signs alone, would match too much. Write a longer one.");

    public static Refusal Category(string category) => Refusals.Of("keyword-category", $"'{category}' 분류가 없습니다.", $"There is no category '{category}'.", "목록에서 골라 주세요.", "Choose one of the list.");

    public static Refusal Taken(string word) => Refusals.Of("keyword-exists", $"'{word}' 수집어가 이미 있습니다.", $"There is a keyword '{word}' already.", "목록에서 그 수집어를 고쳐 주세요.", "Change that one in the list.");

    public static Refusal TooCommon(string word, double share) => Refusals.Of(
        "keyword-common", string.Create(CultureInfo.InvariantCulture, $"'{word}'은(는) 최근 게시물의 {share:P0}에 나옵니다."), string.Create(CultureInfo.InvariantCulture, $"'{word}' stands in {share:P0} of the latest posts."),
        "검토 목록이 넘칩니다. 더 드문 말을 적어 주세요.", "The queue would overflow. Use a rarer word.");

    public static Refusal TooMany() => Refusals.Of("keyword-many", "수집어는 5,000개, 확장어는 하나에 60개까지입니다.", "There may be 5,000 keywords, and 60 forms of one.", "쓰지 않는 것을 지워 주세요.", "Remove those that are not used.");

    public static Refusal Gone() => Refusals.Of("keyword-gone", "그 수집어가 없습니다.", "There is no such keyword.", "목록을 새로 고쳐 주세요.", "Load the list again.");
}
