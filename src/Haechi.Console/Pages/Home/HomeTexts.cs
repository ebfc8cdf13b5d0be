namespace Haechi.Console.Pages.Home;

/// <summary>Key of the texts of the home page.</summary>
public sealed class HomeTexts;
