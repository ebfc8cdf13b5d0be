namespace Haechi.Console.Pages.Register;

/// <summary>Key of the texts of these pages.</summary>
public sealed class RegisterTexts;
