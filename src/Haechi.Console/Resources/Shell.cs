namespace Haechi.Console.Resources;

/// <summary>Key of the shell's texts: Korean in <c>Shell.resx</c>, English in <c>Shell.en.resx</c>.</summary>
public sealed class Shell;
