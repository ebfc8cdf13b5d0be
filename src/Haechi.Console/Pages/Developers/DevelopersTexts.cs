namespace Haechi.Console.Pages.Developers;

/// <summary>Key of the texts of this page.</summary>
public sealed class DevelopersTexts;
