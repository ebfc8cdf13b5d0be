namespace Haechi.Console.Pages.Settings;

/// <summary>Key of the texts of these pages.</summary>
public sealed class SettingsTexts;
