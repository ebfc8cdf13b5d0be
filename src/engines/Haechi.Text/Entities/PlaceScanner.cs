namespace Haechi.Text.Entities;

/// <summary>Finds districts, stations and quarters of Seoul by a list of our own.</summary>
internal static class PlaceScanner
{
    private static readonly WordTable Places = WordTable.Load("places");

    public static void Scan(FoldedText joined, List<TextEntity> found, int most)
    {
        var text = joined.Text;
        for (var i = 0; i < text.Length && found.Count < most; i++)
        {
            if (i > 0 && Hangul.IsSyllable(text[i - 1]))
            {
                continue;
            }

            var (length, name) = Places.At(text, i);
            if (length > 0 && Ends(text, i + length))
            {
                var start = joined.StartOf(i);
                var sure = length > 2 || text[i + length - 1] is '구' or '역';
                found.Add(new TextEntity(EntityKind.Place, start, joined.EndOf(i + length - 1) - start, name, null, sure ? 0.9f : 0.7f));
                i += length - 1;
            }
        }
    }

    // After a place stands no other syllable, or one that leans on it: 강남에서, 잠실권, 홍대쪽; 종로서적 is a shop.
    private static bool Ends(string text, int at)
    {
        if (at >= text.Length || !Hangul.IsSyllable(text[at]))
        {
            return true;
        }

        return text[at] is '에' or '의' or '은' or '는' or '이' or '가' or '을' or '를' or '과' or '와' or '도' or '로' or '으' or '권' or '쪽' or '근' or '점' or '출' or '부' or '까' or '전' or '일' or '인' or '주';
    }
}
