using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry;
using Haechi.Platform.Telemetry.Logs;
using Haechi.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Tests.Telemetry;

public sealed class LogProviderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_entry_is_one_line_of_json_without_personal_data_in_message_values_or_exception()
    {
        Write(log => log.LogWarning(new InvalidOperationException("bad 010-1234-5678"), "Call {Number} failed\nwith a second line", "010-1234-5678"));

        var line = Lines().Single();
        line.ShouldNotContain("1234-5678");
        var json = JsonDocument.Parse(line).RootElement;
        json.GetProperty("level").GetString().ShouldBe("warning");
        json.GetProperty("message").GetString().ShouldBe("Call [phone] failed\nwith a second line");
        json.GetProperty("values").GetProperty("Number").GetString().ShouldBe("[phone]");
        json.GetProperty("exception").GetString()!.ShouldContain("bad [phone]");
    }

    [Fact]
    public void Old_files_go_when_a_new_day_begins()
    {
        Directory.CreateDirectory(_folder.File("logs"));
        File.WriteAllText(_folder.File("logs", "haechi-2020-01-01.jsonl"), "{}");

        Write(log => log.LogInformation("A new day"));

        Directory.GetFiles(_folder.File("logs")).Length.ShouldBe(1);
        Lines().Single().ShouldContain("A new day");
    }

    private void Write(Action<ILogger> write)
    {
        var options = Options.Create(new TelemetryOptions { Console = ConsoleLog.None });
        using var provider = new LogProvider(Options.Create(new StorageOptions { DataFolder = _folder.Path }), options, TimeProvider.System);
        write(provider.CreateLogger("Haechi.Test"));
    }

    private string[] Lines() => File.ReadAllLines(Directory.GetFiles(_folder.File("logs")).Single());
}
