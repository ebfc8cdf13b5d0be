using System.CommandLine;
using Haechi.Traffic.Signals;

namespace Haechi.Traffic.Tests.Signals;

public sealed class NetworkVerbTests : IDisposable
{
    private const string Net = """
        <net version="1.9">
          <edge id="a"><lane id="a_0" index="0" speed="13.9" length="120"/></edge><edge id="b"><lane id="b_0" index="0" speed="13.9" length="90"/></edge>
          <tlLogic id="S" type="static" programID="0" offset="0"><phase duration="30" state="G"/><phase duration="5" state="r"/></tlLogic>
          <connection from="a" to="b" fromLane="0" toLane="0" tl="S" linkIndex="0" dir="s" state="o"/>
        </net>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("haechi-network-");

    [Fact]
    public async Task A_network_is_summed_up_and_written_in_a_form_that_gives_the_same_summary()
    {
        await File.WriteAllTextAsync(At("city.net.xml"), Net, TestContext.Current.CancellationToken);

        var (code, summary, _) = await RunAsync($"signals network {At("city.net.xml")} --json {At("city.json")}");
        var (again, same, _) = await RunAsync($"signals network {At("city.json")}");

        (code, again).ShouldBe((SignalsVerb.Done, SignalsVerb.Done));
        summary.ShouldContain("1 signals, 2 lanes, 1 connections");
        same.ShouldBe(summary);
    }

    [Theory]
    [InlineData("city.json", "{}", "junctions: there is none")]
    [InlineData("city.json", "[", "line 1")]
    [InlineData("city.net.xml", "<net/>", "has no signal")]
    public async Task A_file_that_can_t_be_used_is_refused_with_the_reason(string name, string text, string why)
    {
        await File.WriteAllTextAsync(At(name), text, TestContext.Current.CancellationToken);

        var (code, output, error) = await RunAsync($"signals network {At(name)}");

        code.ShouldBe(SignalsVerb.Unusable);
        output.ShouldBeEmpty();
        error.ShouldContain(why);
    }

    [Fact]
    public async Task A_place_that_can_t_be_written_is_named()
    {
        await File.WriteAllTextAsync(At("city.net.xml"), Net, TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync($"signals network {At("city.net.xml")} --json {At("no/such/folder.json")}");

        code.ShouldBe(SignalsVerb.Unusable);
        error.ShouldContain("can't be written");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static async Task<(int Code, string Output, string Error)> RunAsync(string line)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var root = new RootCommand { SignalsVerb.Create(TimeProvider.System) };
        var code = await root.Parse(line).InvokeAsync(new InvocationConfiguration { Error = error, Output = output }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
