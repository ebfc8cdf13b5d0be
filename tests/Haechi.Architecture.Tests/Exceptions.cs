namespace Haechi.Architecture.Tests;

/// <summary>
/// Every exception to every rule, with its reason. Nothing is excused elsewhere, and an exception that is no longer
/// needed fails the rule until it is taken out.
/// </summary>
internal static class Exceptions
{
    private const string Pages = nameof(Rules.PageRules.Pages_speak_through_resources);
    private const string Marked = nameof(Running.EndpointRules.Every_endpoint_asks_for_a_permission_or_says_that_it_is_public);
    private const string Circuit = "A circuit renders only components that the server has signed into a page, and each page asks for its own permission.";
    private const string Texts = nameof(Rules.TextRules.Every_text_exists_in_Korean_and_in_English);
    private const string Counter = "English counts without a counter word such as 건.";
    private const string Brand = "The product's own name is not translated.";
    private const string Guide = "Made-up examples for those who build pages; no citizen or official works with them.";

    /// <param name="Rule">Name of the test that holds the rule.</param>
    /// <param name="Subject">What is excused, as the test names it.</param>
    /// <param name="Reason">Why.</param>
    internal sealed record Excused(string Rule, string Subject, string Reason);

    public static IReadOnlyList<Excused> All { get; } =
    [
        new(nameof(Rules.ProjectRules.Every_project_of_ours_has_a_mirrored_test_project), "Haechi.Host",
            "The host only composes; its behaviour is tested from outside by Haechi.Functional.Tests and Haechi.EndToEnd.Tests."),
        new(nameof(Rules.ProjectRules.Internals_are_shown_to_mirrored_tests_only), "Haechi.Platform -> Haechi.Functional.Tests",
            "Crash tests look at what a killed host left on disk."),
        new(nameof(Rules.ProjectRules.Internals_are_shown_to_mirrored_tests_only), "Haechi.Console -> haechi",
            "The host tells the shell whether demo data is shown; nobody else may."),
        new(nameof(Running.EndpointRules.Every_public_endpoint_has_a_rate_limit), "/health/live",
            "A probe that is throttled gets a healthy host killed; the answer costs nothing."),
        new(nameof(Running.EndpointRules.Every_public_endpoint_has_a_rate_limit), "/health/ready",
            "A probe that is throttled takes a ready host out of service."),
        new(nameof(Running.EndpointRules.Every_public_endpoint_has_a_rate_limit), "/not-found",
            "Fixed text with nothing behind it to exhaust; other answers are re-written to it."),
        new(nameof(Running.EndpointRules.Every_public_endpoint_has_a_rate_limit), "/metrics",
            "Only this machine and the configured networks can read it; to others it does not exist."),
        new(Marked, "/_blazor", Circuit),
        new(Marked, "/_blazor/disconnect/", Circuit),
        new(Marked, "/_blazor/initializers/", Circuit),
        new(Marked, "/_blazor/negotiate", Circuit),
        new(Marked, "/_framework/opaque-redirect", "Made by the framework for redirects of streamed pages; it checks the server's own signature."),
        new(Marked, "/{**path:file}", "Made by the framework; it answers that a bundled file does not exist."),
        new(Marked, "/console/styleguide", "It shows itself in development and to administrators; to others it says that there is no such page."),
        new(Texts, "src/Haechi.Console/Pages/Register/RegisterTexts.resx: Unit.Count is empty", Counter),
        new(Texts, "src/Haechi.Console/Pages/Start/StartTexts.resx: Unit is empty", Counter),
        new(Pages, "src/Haechi.Console/Layout/ConsoleLayout.razor", Brand),
        new(Pages, "src/Haechi.Console/Layout/PublicLayout.razor", Brand),
        new(Pages, "src/Haechi.Console/Layout/LanguageSwitch.razor", "A language is offered in its own name, whatever language the page is in."),
        new(Pages, "src/Haechi.Console/Pages/StyleGuide/StyleGuide.razor", Guide),
        new(Pages, "src/Haechi.Console/Pages/StyleGuide/GuideCases.razor", Guide),
        new(Pages, "src/Haechi.Console/Pages/StyleGuide/GuideData.razor", Guide),
        new(Pages, "src/Haechi.Console/Pages/StyleGuide/GuideForms.razor", Guide),
        new(Pages, "src/Haechi.Console/Pages/StyleGuide/GuideStates.razor", Guide),
    ];
}
