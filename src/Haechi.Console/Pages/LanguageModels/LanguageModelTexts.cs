namespace Haechi.Console.Pages.LanguageModels;

/// <summary>Texts of the language model page.</summary>
public sealed class LanguageModelTexts;
