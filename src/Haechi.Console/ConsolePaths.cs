namespace Haechi.Console;

/// <summary>Addresses that the shell itself links to.</summary>
public static class ConsolePaths
{
    public const string Start = "/console";
    public const string Login = "/login";
    public const string Logout = "/logout";
    public const string Account = "/console/account";
    public const string Error = "/error";
    public const string NotFound = "/not-found";
    public const string StyleGuide = "/console/styleguide";
}
