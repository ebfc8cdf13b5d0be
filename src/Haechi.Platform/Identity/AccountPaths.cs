namespace Haechi.Platform.Identity;

/// <summary>Where the account pages are.</summary>
public static class AccountPaths
{
    public const string SignIn = "/login";
    public const string SecondFactor = "/login/code";
    public const string Password = "/login/password";
    public const string Denied = "/login/denied";
    public const string External = "/login/external";
    public const string ExternalReturn = "/login/external/return";
    public const string SignOut = "/logout";
    public const string Mine = "/console/account";
    public const string Authenticator = "/console/account/authenticator";

    /// <summary>First page after signing in.</summary>
    public const string Start = "/console";

    /// <summary>Query parameter with the page to return to.</summary>
    public const string ReturnParameter = "ReturnUrl";

    /// <summary><paramref name="url"/> when it is a path on this site, else the console's first page: no open redirect.</summary>
    public static string Local(string? url) =>
        url is ['/', not ('/' or '\\'), ..] && !url.Any(char.IsControl) ? url : Start;
}
