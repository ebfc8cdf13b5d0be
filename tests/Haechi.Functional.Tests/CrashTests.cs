using System.Text.Json;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

/// <summary>The real host, killed with SIGKILL under load: nothing accepted is lost, nothing is seen twice.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Whatever_was_accepted_is_stored_and_delivered_once(string database)
    {
        Assert.SkipWhen(database == "postgres" && PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");

        var answer = await HaechiCommand.RunAsync("bench", "crash", "--kills", "2", "--database", database, "--clients", "4", "--batch", "10", "--json");

        answer.ExitCode.ShouldBe(0, answer.Output + answer.Error);
        var figures = JsonDocument.Parse(answer.Output).RootElement;
        var accepted = figures.GetProperty("accepted").GetInt32();
        accepted.ShouldBeGreaterThan(0);
        figures.GetProperty("stored").GetInt32().ShouldBe(accepted);
        figures.GetProperty("delivered").GetInt32().ShouldBe(accepted);
        figures.GetProperty("doubled").GetInt32().ShouldBe(0);
        figures.GetProperty("cases").GetInt32().ShouldBe(figures.GetProperty("triaged").GetInt32());
        figures.GetProperty("trailIsWhole").GetBoolean().ShouldBeTrue();
    }
}
