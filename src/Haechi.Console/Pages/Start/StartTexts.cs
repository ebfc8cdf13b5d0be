namespace Haechi.Console.Pages.Start;

/// <summary>Key of the texts of these pages.</summary>
public sealed class StartTexts;
