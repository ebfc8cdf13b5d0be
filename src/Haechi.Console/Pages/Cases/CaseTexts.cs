namespace Haechi.Console.Pages.Cases;

/// <summary>Key of the texts of these pages.</summary>
public sealed class CaseTexts;
