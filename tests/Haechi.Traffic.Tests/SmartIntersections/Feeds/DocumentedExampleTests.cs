using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.Tests.Testing;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>What the documents tell callers to send is sent as it stands.</summary>
public sealed partial class DocumentedExampleTests : IAsyncLifetime
{
    private TrafficSite _site = null!;
    private string _token = "";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _site = await TrafficSite.StartAsync(DatabaseKind.Sqlite);
        (await _site.Get<NetworkRegistry>().ImportAsync(TownSeeder.Name, TownSeeder.Source(), Actor.System, isDemo: false, Stop)).Refusal.ShouldBeNull();
        _token = (await _site.Get<ApiTokens>().CreateAsync(new ApiTokenRequest("detectors", [PlatformPermissions.IngestWrite], ["smart-intersections"]), Actor.System, Stop)).Value.Token;
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task The_command_of_the_services_page_hands_in_a_reading()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/curl"), "curl is not installed (Debian: apt-get install curl).");
        var page = await File.ReadAllTextAsync(Path.Combine(Root(), "docs", "services", "smart-intersections.md"), Stop);
        var command = Command().Match(page).Groups[1].Value.Replace("http://localhost:8080", _site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        command.ShouldContain("curl");
        var start = new ProcessStartInfo("bash", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TOKEN"] = _token;
        using var run = Process.Start(start)!;

        var answer = await run.StandardOutput.ReadToEndAsync(Stop);

        await run.WaitForExitAsync(Stop);
        JsonSerializer.Deserialize<ReadingAnswer>(answer, LedgerJson.Options)!.ShouldSatisfyAllConditions(a => a.Accepted.ShouldBe(1), a => a.Errors.ShouldBeEmpty());
    }

    [Fact]
    public async Task The_example_of_the_interface_is_taken()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ReadingEndpoints.Path) { Content = new StringContent(ReadingEndpoints.Example, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);

        var response = await _site.Client.SendAsync(request, Stop);

        JsonSerializer.Deserialize<ReadingAnswer>(await response.Content.ReadAsStringAsync(Stop), LedgerJson.Options)!.Accepted.ShouldBe(1);
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Haechi.slnx")))
            folder = folder.Parent;
        return folder!.FullName;
    }

    [GeneratedRegex("```sh\\n(curl .*?/api/v1/traffic/readings.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
