namespace Haechi.Architecture.Tests;

/// <summary>
/// Every exception to every rule, with its reason. Nothing is excused elsewhere, and an exception that is no longer
/// needed fails the rule until it is taken out.
/// </summary>
internal static class Exceptions
{
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
        new(nameof(Running.EndpointRules.Every_public_endpoint_has_a_rate_limit), "/health/live",
            "A probe that is throttled gets a healthy host killed; the answer costs nothing."),
        new(nameof(Running.EndpointRules.Every_public_endpoint_has_a_rate_limit), "/health/ready",
            "A probe that is throttled takes a ready host out of service."),
        new(nameof(Running.SurfaceRules.Every_module_project_holds_exactly_one_module), "Haechi.CitizenServices",
            "Its first service is being built; the class comes with it."),
    ];
}
