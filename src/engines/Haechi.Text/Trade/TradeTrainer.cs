namespace Haechi.Text.Trade;

/// <summary>
/// Trains a <see cref="TradeModel"/>: stochastic gradient descent with a step of its own for every weight (AdaGrad; Duchi,
/// Hazan and Singer 2011) and a little decay. The same posts in the same order and the same seed give the same model.
/// </summary>
public static class TradeTrainer
{
    private const float Step = 0.6f;
    private const float Decay = 2e-5f;

    // Every time a post is looked at, this share of its pieces, in percent, is not: what is left must speak too, as it must
    // where the ware has a name that nobody knows.
    private const int Hidden = 20;

    /// <summary>The model that a new installation begins with: made-up posts and the hand-written seeds; a few seconds.</summary>
    /// <param name="seed">Any number; the same gives the same model.</param>
    /// <param name="count">Made-up posts, 1,000 and more.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <param name="withHeld">False keeps the held sentences of the generator out, so that they can measure the model.</param>
    public static TradeModel TrainDefault(long seed = 5, int count = 24_000, bool withHeld = true, CancellationToken cancellationToken = default) =>
        TrainWith([], seed, count, withHeld, cancellationToken);

    /// <summary>The same, and from posts that people judged.</summary>
    /// <param name="judged">Confirmed posts with their label, dismissed ones without.</param>
    /// <param name="seed">Any number; the same posts and number give the same model.</param>
    /// <param name="count">Made-up posts, 1,000 and more.</param>
    /// <param name="withHeld">False keeps the held sentences of the generator out, so that they can measure the model.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    public static TradeModel TrainWith(IReadOnlyList<TradePost> judged, long seed = 5, int count = 24_000, bool withHeld = true, CancellationToken cancellationToken = default)
    {
        // A judged post counts as often as a seed, for it is real, until there are as many of them as made-up ones.
        var times = Math.Clamp(count / Math.Max(1, judged.Count), 1, Math.Max(1, count / 2000));
        var real = Enumerable.Repeat(judged, times).SelectMany(posts => posts);
        var strict = withHeld ? Train(Default(seed, count, withHeld: false).Concat(real), seed: seed, cancellationToken: cancellationToken) : null;
        var model = Train(Default(seed, count, withHeld).Concat(real), seed: seed, cancellationToken: cancellationToken);
        return model.Cooled(TradeCalibration.Temperature(strict ?? model, new TradeGenerator(seed + 3, held: true).Take(count / 6)));
    }

    /// <summary>Trains on these posts alone; a fifth of them is left out once to learn how sure the model may be.</summary>
    /// <param name="posts">Posts with their labels, ordinary ones among them.</param>
    /// <param name="seed">Any number; the same posts and number give the same model.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="ArgumentException">There is no post at all.</exception>
    public static TradeModel TrainOn(IReadOnlyList<TradePost> posts, long seed = 5, CancellationToken cancellationToken = default)
    {
        var unknown = Unknown(new Dice((ulong)seed + 1), posts.Count / 300).ToArray();
        var (learned, asked) = (posts.Where((_, at) => at % 5 != 0), posts.Where((_, at) => at % 5 == 0).ToArray());
        var model = Train(posts.Concat(unknown), seed: seed, cancellationToken: cancellationToken);
        return posts.Count < 50 ? model : model.Cooled(TradeCalibration.Temperature(Train(learned.Concat(unknown), seed: seed, cancellationToken: cancellationToken), asked));
    }

    /// <summary>
    /// The posts of <see cref="TrainDefault"/>; those that people judged are added behind them. A few are of syllables by
    /// chance and ordinary: the language has more words than any list, and a text of which nothing is known accuses nobody.
    /// </summary>
    public static IEnumerable<TradePost> Default(long seed, int count, bool withHeld = true) =>
        new TradeGenerator(seed).Take(count)
            .Concat(withHeld ? new TradeGenerator(seed + 2, held: true).Take(count / 3) : [])
            .Concat(Enumerable.Repeat(TradeSeeds.All, Math.Max(1, count / 2000)).SelectMany(posts => posts))
            .Concat(Unknown(new Dice((ulong)seed + 1), count / 300));

    private static IEnumerable<TradePost> Unknown(Dice dice, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var signs = new char[4 + dice.Next(60)];
            for (var at = 0; at < signs.Length; at++)
            {
                signs[at] = (char)('가' + dice.Next('힣' - '가' + 1));
            }

            yield return new(new string(signs), []);
        }
    }

    /// <summary>Trains.</summary>
    /// <param name="posts">Posts with their labels; labels that are no kind of trade are ignored.</param>
    /// <param name="rounds">How often every post is looked at, 1 to 100.</param>
    /// <param name="seed">Order of the posts.</param>
    /// <param name="cancellationToken">Stops the training.</param>
    /// <exception cref="ArgumentException">There is no post at all.</exception>
    public static TradeModel Train(IEnumerable<TradePost> posts, int rounds = 6, long seed = 5, CancellationToken cancellationToken = default)
    {
        var examples = posts.Select(post => (Pieces: TradeFeatures.Of(post.Text), Kind: KindOf(post))).ToArray();
        if (examples.Length == 0)
        {
            throw new ArgumentException("There is nothing to train on.", nameof(posts));
        }

        var weights = new float[(TradeFeatures.Rooms + 1) * TradeModel.Kinds.Count];
        var squares = new float[weights.Length];
        var dice = new Dice((ulong)seed);
        for (var round = 0; round < rounds; round++)
        {
            Shuffle(examples, dice);
            foreach (var (pieces, kind) in examples)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Learn(weights, squares, [.. pieces.Where(_ => !dice.Falls(Hidden))], kind);
            }
        }

        // As precise as a file keeps it: a model that was written and read is the same model.
        return new(Array.ConvertAll(weights, weight => (float)(Half)weight));
    }

    internal static int KindOf(TradePost post)
    {
        for (var kind = 0; kind < TradeLabels.All.Count; kind++)
        {
            if (post.Labels.Contains(TradeLabels.All[kind]))
            {
                return kind;
            }
        }

        return TradeModel.Kinds.Count - 1;
    }

    private static void Learn(float[] weights, float[] squares, List<TradeFeatures.Piece> pieces, int kind)
    {
        var errors = TradeModel.Probabilities(TradeModel.Sums(weights, pieces), temperature: 1);
        errors[kind] -= 1;
        var scale = TradeModel.Scale(pieces.Count);
        Move(weights, squares, TradeFeatures.Rooms, errors, 1);
        foreach (var piece in pieces)
        {
            Move(weights, squares, piece.Room, errors, scale);
        }
    }

    private static void Move(float[] weights, float[] squares, int room, float[] errors, float value)
    {
        for (var k = 0; k < errors.Length; k++)
        {
            var at = (room * errors.Length) + k;
            var gradient = (errors[k] * value) + (Decay * weights[at]);
            squares[at] += gradient * gradient;
            weights[at] -= Step * gradient / (MathF.Sqrt(squares[at]) + 1e-4f);
        }
    }

    private static void Shuffle<T>(T[] items, Dice dice)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = dice.Next(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
