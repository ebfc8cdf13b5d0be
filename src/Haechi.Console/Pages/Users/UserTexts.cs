namespace Haechi.Console.Pages.Users;

/// <summary>Key of the texts of these pages.</summary>
public sealed class UserTexts;
