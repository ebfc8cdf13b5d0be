namespace Haechi.Console.Pages.Streams;

/// <summary>Key of the texts of these pages.</summary>
public sealed class StreamTexts;
