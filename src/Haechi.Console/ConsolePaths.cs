namespace Haechi.Console;

/// <summary>Addresses that the shell itself links to. Those of accounts are in <see cref="Platform.Identity.AccountPaths"/>.</summary>
public static class ConsolePaths
{
    public const string Start = "/console";
    public const string NotFound = "/not-found";
    public const string StyleGuide = "/console/styleguide";
}
