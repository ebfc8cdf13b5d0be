using Haechi.Testing;

namespace Haechi.Functional.Tests;

/// <summary>A host without the keys that wrote its database ends and says what to do.</summary>
public sealed class LostKeyTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("audit.key")]
    [InlineData("field.key")]
    public async Task It_ends_makes_no_new_key_and_starts_again_once_the_key_is_back(string name)
    {
        var (data, aside) = (_folder.File("data"), _folder.File(name));
        await using (var city = await HostProcess.StartAsync(data))
        {
            (await city.StopAsync()).ShouldBe(0);
        }

        var key = Path.Combine(data, "keys", name);
        File.Move(key, aside);

        var refused = await HaechiCommand.RunAsync("serve", "--port", $"{Ports.Free()}", "--data", data);
        var verb = await HaechiCommand.RunAsync("tokens", "create", "x", "--permission", "ingest.write", "--data", data);

        refused.ExitCode.ShouldBe(1, refused.Output + refused.Error);
        refused.Error.ShouldContain(key);
        refused.Error.ShouldContain("--with-keys");
        if (name == "audit.key")
        {
            verb.ExitCode.ShouldBe(1);
            verb.Error.ShouldContain(key);
        }

        File.Exists(key).ShouldBeFalse();
        File.Move(aside, key);
        await using var again = await HostProcess.StartAsync(data);
        (await HaechiCommand.RunAsync("audit", "verify", "--data", data)).ExitCode.ShouldBe(0);
    }
}
