using System.Text.Json;
using Haechi.Testing;

namespace Haechi.Functional.Tests;

public sealed class CommandLineTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("serve")]
    [InlineData("config check")]
    [InlineData("config schema")]
    [InlineData("migrate")]
    [InlineData("audit verify")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("register")]
    [InlineData("version")]
    public async Task Every_verb_explains_itself_with_examples(string verb)
    {
        var answer = await HaechiCommand.RunAsync([.. verb.Split(' '), "--help"]);

        answer.ExitCode.ShouldBe(0);
        answer.Output.ShouldContain("Examples:");
        answer.Output.ShouldContain($"./haechi {verb}");
    }

    [Fact]
    public async Task A_wrong_command_line_ends_with_two()
    {
        (await HaechiCommand.RunAsync("serve", "--prot", "1")).ExitCode.ShouldBe(2);
        (await HaechiCommand.RunAsync("serve", "--port", "70000")).ExitCode.ShouldBe(2);
        (await HaechiCommand.RunAsync("nonsense")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Config_check_names_every_error_and_serve_refuses_with_the_same_words()
    {
        var file = _folder.Write("haechi.yaml", "web:\n  prot: 1\n  port: x\ntelemetry:\n  log_days: 0\nstorage:\n  postgres: Host=x;Password=hidden-word\n");

        var check = await HaechiCommand.RunAsync("config", "check", file);
        check.ExitCode.ShouldBe(1);
        check.Output.ShouldContain($"{file}:2  web.prot");
        check.Output.ShouldContain("Did you mean 'port'?");
        check.Output.ShouldContain($"{file}:3  web.port = x");
        check.Output.ShouldContain($"{file}:5  telemetry.log_days = 0");
        check.Output.ShouldContain($"{file}:7  storage.postgres");
        check.Output.ShouldNotContain("hidden-word");
        check.Output.ShouldContain("4 errors.");

        var json = await HaechiCommand.RunAsync("config", "check", file, "--json");
        JsonDocument.Parse(json.Output).RootElement.EnumerateArray().Select(f => f.GetProperty("line").GetInt32()).ShouldBe([2, 3, 5, 7]);

        var serve = await HaechiCommand.RunAsync("serve", "--config", file, "--data", _folder.File("data"));
        serve.ExitCode.ShouldBe(1);
        serve.Error.ShouldContain($"{file}:3  web.port = x");
        Directory.Exists(_folder.File("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_example_in_the_docs_has_no_errors()
    {
        var check = await HaechiCommand.RunAsync("config", "check", Path.Combine(Repository.Root, "docs", "haechi.example.yaml"));

        check.Output.ShouldContain("no errors");
        check.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task The_schema_that_is_checked_in_is_current()
    {
        var schema = await HaechiCommand.RunAsync("config", "schema");

        schema.Output.ShouldBe(
            await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "haechi.schema.json")),
            "Write it anew with './haechi config schema > docs/haechi.schema.json'.");
    }

    [Fact]
    public async Task A_database_is_prepared_and_its_empty_trail_is_whole()
    {
        var migrate = await HaechiCommand.RunAsync("migrate", "--data", _folder.File("data"), "--json");
        migrate.ExitCode.ShouldBe(0);
        JsonDocument.Parse(migrate.Output).RootElement.GetArrayLength().ShouldBeGreaterThan(1);

        var again = await HaechiCommand.RunAsync("migrate", "--data", _folder.File("data"));
        again.Output.ShouldContain("at this version");

        var verify = await HaechiCommand.RunAsync("audit", "verify", "--data", _folder.File("data"), "--json");
        verify.ExitCode.ShouldBe(0);
        JsonDocument.Parse(verify.Output).RootElement.GetProperty("intact").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_register_can_be_read_by_programs()
    {
        await HaechiCommand.RunAsync("migrate", "--data", _folder.File("data"));

        var register = await HaechiCommand.RunAsync("register", "--data", _folder.File("data"), "--json");

        JsonDocument.Parse(register.Output).RootElement.ValueKind.ShouldBe(JsonValueKind.Array);
    }
}
