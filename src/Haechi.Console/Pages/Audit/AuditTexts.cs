namespace Haechi.Console.Pages.Audit;

/// <summary>Key of the texts of these pages.</summary>
public sealed class AuditTexts;
