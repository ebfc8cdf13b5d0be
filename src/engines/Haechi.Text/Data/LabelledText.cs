namespace Haechi.Text;

/// <summary>A text whose labels a person gave.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Labels">What is known of it: label to yes or no. A label that is missing is not known, which is not the same as no.</param>
/// <param name="Source">Which collection it comes from; collections draw the line in different places.</param>
public sealed record LabelledText(string Text, IReadOnlyDictionary<string, bool> Labels, string Source);
