using Haechi.OnlineSafety.HarmfulContent.Storage;

namespace Haechi.OnlineSafety.HarmfulContent.Review;

/// <summary>A post as a reviewer sees it.</summary>
/// <param name="Row">The post.</param>
/// <param name="Marks">What it points to.</param>
/// <param name="Text">Its text in pieces, contacts masked.</param>
internal sealed record ReviewedPost(PostRow Row, IReadOnlyList<MarkRow> Marks, IReadOnlyList<TextPiece> Text);

/// <summary>A piece of a post.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Spoke">How much it spoke for the kind, 0 to 1; 0 for nothing.</param>
/// <param name="Masked">Whether it is a masked contact.</param>
internal sealed record TextPiece(string Text, float Spoke, bool Masked);

/// <summary>How right a model was.</summary>
/// <param name="Model">Its version.</param>
/// <param name="Queued">Posts that still wait.</param>
/// <param name="Confirmed">Posts that a person confirmed.</param>
/// <param name="Dismissed">False alarms.</param>
internal sealed record ModelMeasure(string Model, int Queued, int Confirmed, int Dismissed);
