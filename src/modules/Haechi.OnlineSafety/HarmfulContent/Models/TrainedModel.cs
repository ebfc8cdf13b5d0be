namespace Haechi.OnlineSafety.HarmfulContent.Models;

/// <summary>A model as its page shows it.</summary>
/// <param name="Id">Its row.</param>
/// <param name="Version">Its name.</param>
/// <param name="MadeAt">When it was trained.</param>
/// <param name="MadeByName">Who had it trained.</param>
/// <param name="Confirmed">Confirmed posts it learned from.</param>
/// <param name="Dismissed">Dismissed posts it learned from.</param>
/// <param name="Trial">Beside the model that was in force then.</param>
/// <param name="InForceSince">Since when it judges; null when it does not.</param>
internal sealed record TrainedModel(Guid Id, string Version, DateTimeOffset MadeAt, string MadeByName, int Confirmed, int Dismissed, ModelTrial Trial, DateTimeOffset? InForceSince);
