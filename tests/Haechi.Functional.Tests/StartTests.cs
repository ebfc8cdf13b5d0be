using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

/// <summary>What a newcomer sees on the first start.</summary>
public sealed partial class StartTests(RunningHost running) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task It_prints_its_address_and_the_first_password_once_and_no_log_has_the_password()
    {
        running.Host.Output.ShouldContain($"http://localhost:{running.Host.Port}");
        var password = Password().Match(running.Host.Output).Groups[1].Value;
        password.Length.ShouldBeGreaterThan(12);
        await Eventually.HoldsAsync(() => Log().Contains("the site is open"), "the start is logged");
        Log().ShouldNotContain(password);
    }

    [Fact]
    public void Its_data_folder_and_its_keys_are_for_its_user_only()
    {
        File.GetUnixFileMode(running.Data).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.GetUnixFileMode(Path.Combine(running.Data, "keys", "audit.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task Health_names_every_part_with_its_state()
    {
        var health = await running.Host.Client.GetStringAsync("/health/ready");

        var parts = JsonDocument.Parse(health).RootElement.GetProperty("parts").EnumerateArray().ToDictionary(p => p.GetProperty("part").GetString()!, p => p.GetProperty("state").GetString());
        parts["storage"].ShouldBe("ready");
        parts["configuration"].ShouldBe("ready");
        parts.ShouldContainKey("outbox");
        (await running.Host.Client.GetStringAsync("/health/live")).ShouldBe("live");
    }

    [Fact]
    public async Task Metrics_are_prometheus_text_with_our_instruments()
    {
        await running.Host.Client.GetStringAsync("/health/ready");

        var metrics = await running.Host.Client.GetStringAsync("/metrics");
        metrics.ShouldContain("haechi_outbox_lag");
        metrics.ShouldContain("http_server_request_duration_seconds");
    }

    [Fact]
    public async Task The_interface_describes_itself()
    {
        var document = JsonDocument.Parse(await running.Host.Client.GetStringAsync("/openapi/v1.json")).RootElement;

        document.GetProperty("openapi").GetString()!.ShouldStartWith("3.");
        var paths = document.GetProperty("paths");
        paths.TryGetProperty("/api/v1/register", out _).ShouldBeTrue();
        paths.TryGetProperty("/api/v1/findings", out _).ShouldBeTrue();
        foreach (var operation in paths.EnumerateObject().SelectMany(p => p.Value.EnumerateObject()))
        {
            operation.Value.TryGetProperty("summary", out var summary).ShouldBeTrue(operation.Value.ToString());
            summary.GetString().ShouldNotBeNullOrEmpty();
        }
    }

    [Fact]
    public async Task What_people_send_does_not_reach_the_log()
    {
        using var form = new StringContent("""{"kind":"010-9876-5432","email":"kim@example.kr"}""", System.Text.Encoding.UTF8, "application/json");
        await running.Host.Client.PostAsync("/api/v1/findings?phone=010-9876-5432", form);
        await running.Host.Client.GetAsync("/nowhere/010-9876-5432");

        await Eventually.HoldsAsync(() => Log().Contains("/nowhere/[phone]"), "the refused request is logged");
        Log().ShouldNotContain("9876-5432");
        Log().ShouldNotContain("kim@example.kr");
    }

    [Fact]
    public async Task A_second_program_on_the_port_is_told_in_words()
    {
        using var other = new TempFolder();
        var answer = await HaechiCommand.RunAsync("serve", "--port", $"{running.Host.Port}", "--data", other.Path);

        answer.ExitCode.ShouldBe(1);
        answer.Error.ShouldContain("--port");
    }

    [Fact]
    public async Task An_unknown_address_is_a_problem_for_programs()
    {
        var answer = await running.Host.Client.GetAsync("/api/v1/nothing");

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
    }

    private string Log() => string.Concat(Directory.GetFiles(Path.Combine(running.Data, "logs")).Select(ReadShared));

    private static string ReadShared(string file)
    {
        using var text = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return text.ReadToEnd();
    }

    [GeneratedRegex(@"Password:\s+(\S+)")]
    private static partial Regex Password();
}
