namespace Haechi.CitizenServices.SeoulTalk.Understanding;

/// <summary>A chain of neighbouring words that may tell one place.</summary>
/// <remarks>Next is the index of the first word after it.</remarks>
internal sealed record PlaceRun(IReadOnlyList<PlaceToken> Tokens, int Next)
{
    public TextSpan Span => Tokens[0].Span.Join(Tokens[^1].Span);

    public int Score => Tokens.Sum(t => t.Weight) + (HasAddress ? 3 : 0);

    /// <summary>앞, 인도 or 우리 집 앞 alone tell nobody where to go.</summary>
    public bool IsPlace =>
        Tokens.Any(t => t.IsStrong) || Has(PlaceTokenKind.Name) && (EndsAtRelation || Has(PlaceTokenKind.Landmark));

    public bool IsPrecise =>
        HasAddress || Has(PlaceTokenKind.Exit) && Has(PlaceTokenKind.Station)
        || (Has(PlaceTokenKind.Landmark) || Has(PlaceTokenKind.Name) || Has(PlaceTokenKind.Station)) && EndsAtRelation
        || Has(PlaceTokenKind.Landmark) && Tokens.Count > 1;

    private bool HasAddress =>
        Tokens.Zip(Tokens.Skip(1)).Any(p =>
            p.First.Kind is PlaceTokenKind.Road or PlaceTokenKind.Neighbourhood && p.Second.Kind == PlaceTokenKind.Number)
        || Tokens.Any(t => t.Kind == PlaceTokenKind.Road && char.IsAsciiDigit(t.Core[^1]));

    private bool EndsAtRelation => Tokens.Any(t => t.Kind == PlaceTokenKind.Relation);

    /// <summary>The chain that begins at a word, or null when none does.</summary>
    public static PlaceRun? At(IReadOnlyList<PlaceToken> tokens, int start)
    {
        var chain = new List<PlaceToken>();
        var i = start;
        for (; i < tokens.Count; i++)
        {
            var token = Settle(tokens, i, chain);
            if (token.Kind == PlaceTokenKind.None)
                break;
            chain.Add(token);
            // 강남역 앞에 | 학원 현수막: a particle closes the place.
            if (token.HasParticle && !ContinuesPlace(tokens, i))
            {
                i++;
                break;
            }
        }
        return chain.Count == 0 ? null : new PlaceRun(chain, i);
    }

    // 마포구에 있는 is no chain, but 강남역에서 3번 출구 is one.
    private static bool ContinuesPlace(IReadOnlyList<PlaceToken> tokens, int i) =>
        i + 2 < tokens.Count && tokens[i + 1].Kind == PlaceTokenKind.Ordinal && tokens[i + 2].Kind == PlaceTokenKind.Exit;

    private bool Has(PlaceTokenKind kind) => Tokens.Any(t => t.Kind == kind);

    /// <summary>Decides what a word is by its neighbours: 12 is a number only after a road, 천국 a name only before 앞.</summary>
    private static PlaceToken Settle(IReadOnlyList<PlaceToken> tokens, int i, List<PlaceToken> chain)
    {
        var token = tokens[i];
        var before = chain.Count > 0 ? chain[^1].Kind : PlaceTokenKind.None;
        var after = i + 1 < tokens.Count ? tokens[i + 1] : default;
        var holds = token.Kind switch
        {
            PlaceTokenKind.Number => before is not (PlaceTokenKind.None or PlaceTokenKind.Relation or PlaceTokenKind.Own),
            PlaceTokenKind.Ordinal => after.Kind is PlaceTokenKind.Exit or PlaceTokenKind.Landmark,
            PlaceTokenKind.Road => IsCertainRoad(token, after, before),
            PlaceTokenKind.None => IsNameBefore(token, after),
            _ => true,
        };
        if (!holds)
            return token with { Kind = PlaceTokenKind.None };
        return token.Kind == PlaceTokenKind.None ? token with { Kind = PlaceTokenKind.Name } : token;
    }

    // 쓰레기로 ends like a road; a road is followed by its number or by what stands there, or follows a district.
    private static bool IsCertainRoad(PlaceToken token, PlaceToken after, PlaceTokenKind before) =>
        after.Kind is PlaceTokenKind.Number or PlaceTokenKind.Relation or PlaceTokenKind.Landmark or PlaceTokenKind.Neighbourhood
        || before is PlaceTokenKind.District or PlaceTokenKind.Neighbourhood
        || char.IsAsciiDigit(token.Core[^1]) || token.Core[^1] == '길'
        || token.Core.Length > 3 && token.Core.EndsWith("대로", StringComparison.Ordinal)
        || token.HasParticle;

    private static bool IsNameBefore(PlaceToken token, PlaceToken after)
    {
        if (token.Core is null || token.HasParticle || token.Core.Length < 2 || PlaceWords.NoNames.Contains(token.Core))
            return false;
        return after.Kind == PlaceTokenKind.Relation && PlaceWords.Pointing.Contains(after.Core)
            || after.Kind == PlaceTokenKind.Landmark && PlaceWords.Landmarks.Contains(after.Core);
    }
}
