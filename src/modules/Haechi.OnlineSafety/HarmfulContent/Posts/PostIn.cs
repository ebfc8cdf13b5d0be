namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>A post that comes in.</summary>
/// <param name="Text">The post.</param>
/// <param name="Address">Where it stands; empty when unknown.</param>
/// <param name="Source">Who hands it in.</param>
/// <param name="PublishedAt">When it appeared; null when unknown.</param>
/// <param name="IsDemo">Invented for the demo city.</param>
internal sealed record PostIn(string Text, string Address, string Source, DateTimeOffset? PublishedAt = null, bool IsDemo = false);

/// <summary>What became of a batch.</summary>
/// <param name="Accepted">Posts that are on disk for the first time.</param>
/// <param name="Repeated">Posts that had come before.</param>
/// <param name="Queued">Of the accepted, those that wait for a reviewer.</param>
internal sealed record PostReceipt(int Accepted, int Repeated, int Queued);
