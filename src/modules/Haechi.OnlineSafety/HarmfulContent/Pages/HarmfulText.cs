namespace Haechi.OnlineSafety.HarmfulContent.Pages;

/// <summary>Key of the texts of the pages.</summary>
internal sealed class HarmfulText;
