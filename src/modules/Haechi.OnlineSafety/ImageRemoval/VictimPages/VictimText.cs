namespace Haechi.OnlineSafety.ImageRemoval.VictimPages;

/// <summary>Key of the texts of the victim's page: Korean in <c>VictimText.resx</c>, English in <c>VictimText.en.resx</c>.</summary>
internal sealed class VictimText;
