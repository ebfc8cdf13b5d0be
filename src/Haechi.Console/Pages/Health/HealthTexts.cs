namespace Haechi.Console.Pages.Health;

/// <summary>Key of the texts of these pages.</summary>
public sealed class HealthTexts;
