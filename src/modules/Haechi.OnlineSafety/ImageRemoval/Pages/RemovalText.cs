namespace Haechi.OnlineSafety.ImageRemoval.Pages;

/// <summary>Key of the texts of the desk's pages.</summary>
internal sealed class RemovalText;
