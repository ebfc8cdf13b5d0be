using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent.Judging;

/// <summary>The model that judges now. It is trained from the made-up posts of the engine when the first post comes: about two seconds, always the same.</summary>
internal sealed class TradeModelInForce
{
    private readonly Lazy<(TradeModel Model, string Version)> _model = new(() =>
    {
        var model = TradeTrainer.TrainDefault();
        return (model, $"made-up-{model.Fingerprint[..8]}");
    });

    public TradeModel Model => _model.Value.Model;

    /// <summary>Name of the model, as posts and measures cite it.</summary>
    public string Version => _model.Value.Version;
}
