using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent.Models;

/// <summary>
/// Two models on judged posts that neither learned from. Reviewers only see what a model brought them, so this tells false
/// alarms well, and of what is missed only what the other model would miss.
/// </summary>
/// <param name="Confirmed">Confirmed posts that were kept out.</param>
/// <param name="Dismissed">Dismissed posts that were kept out.</param>
/// <param name="Found">Of the confirmed ones, those that the new model names.</param>
/// <param name="Accused">Of the dismissed ones, those that the new model names.</param>
/// <param name="FoundBefore">Of the confirmed ones, those that the model in force names.</param>
/// <param name="AccusedBefore">Of the dismissed ones, those that the model in force names.</param>
/// <param name="Before">Version of the model in force then.</param>
internal sealed record ModelTrial(int Confirmed, int Dismissed, int Found, int Accused, int FoundBefore, int AccusedBefore, string Before)
{
    /// <summary>One judged post in five is never learned from, the same ones for every model, so that models can be compared.</summary>
    public static bool IsKeptOut(Guid post) => post.ToByteArray()[15] % 5 == 0;

    public static ModelTrial Of(IReadOnlyList<TradePost> kept, TradeModel model, TradeModelInForce.Chosen before, float threshold)
    {
        var (confirmed, dismissed) = (kept.Where(post => post.Labels.Count > 0).ToArray(), kept.Where(post => post.Labels.Count == 0).ToArray());
        int Named(TradePost[] posts, TradeModel by) => posts.Count(post => by.Judge(post.Text, threshold).Label != TradeLabels.Ordinary);
        return new(confirmed.Length, dismissed.Length, Named(confirmed, model), Named(dismissed, model), Named(confirmed, before.Model), Named(dismissed, before.Model), before.Version);
    }
}
