namespace Haechi.Text.Trade;

/// <summary>
/// Finds the temperature (Guo and others 2017) at which a model is as often right as it says, on posts in sentences and slang
/// that it was not trained on. On what it has seen it is always sure, and a queue in which all is sure has no order.
/// </summary>
internal static class TradeCalibration
{
    private const double Least = 0.2;
    private const double Most = 10;
    private const int Rounds = 40;

    public static float Temperature(TradeModel model, IEnumerable<TradePost> posts)
    {
        var examples = posts.Select(post => (Sums: TradeModel.Sums(model.Weights, TradeFeatures.Of(post.Text)), Kind: TradeTrainer.KindOf(post))).ToArray();

        // Surprise has one lowest point over the temperature: the golden section closes in on it.
        var (low, high, golden) = (Least, Most, (Math.Sqrt(5) - 1) / 2);
        for (var round = 0; round < Rounds; round++)
        {
            var (left, right) = (high - (golden * (high - low)), low + (golden * (high - low)));
            (low, high) = Surprise(examples, left) < Surprise(examples, right) ? (low, right) : (left, high);
        }

        return (float)((low + high) / 2);
    }

    private static double Surprise((float[] Sums, int Kind)[] examples, double temperature) =>
        examples.Sum(example => -Math.Log(Math.Max(1e-12, TradeModel.Probabilities([.. example.Sums], (float)temperature)[example.Kind])));
}
