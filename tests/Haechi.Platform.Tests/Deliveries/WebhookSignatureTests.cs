using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Haechi.Platform.Deliveries.Sending;
using Haechi.Testing;

namespace Haechi.Platform.Tests.Deliveries;

public sealed partial class WebhookSignatureTests
{
    private const string Secret = "whs_secret";
    private static readonly DateTimeOffset At = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"id":"1","events":[{"data":{"text":"한글"}}]}""");
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Fact]
    public void A_genuine_call_verifies() =>
        WebhookSignature.Verifies(Secret, WebhookSignature.Of(Secret, At, Body), Body, At.AddMinutes(4), FiveMinutes).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("t=1")]
    [InlineData("v1=00")]
    [InlineData("t=x,v1=00")]
    [InlineData("t=1763780400")]
    [InlineData(",,,===")]
    public void Nonsense_does_not(string header) => WebhookSignature.Verifies(Secret, header, Body, At, FiveMinutes).ShouldBeFalse();

    [Fact]
    public void Another_body_secret_or_time_does_not()
    {
        var header = WebhookSignature.Of(Secret, At, Body);

        WebhookSignature.Verifies(Secret, header, [.. Body, (byte)' '], At, FiveMinutes).ShouldBeFalse();
        WebhookSignature.Verifies("whs_other", header, Body, At, FiveMinutes).ShouldBeFalse();
        WebhookSignature.Verifies(Secret, header, Body, At.AddMinutes(6), FiveMinutes).ShouldBeFalse();
        WebhookSignature.Verifies(Secret, header.Replace("t=1", "t=2", StringComparison.Ordinal), Body, At, FiveMinutes).ShouldBeFalse();
    }

    [Fact]
    public async Task The_example_in_the_guide_tells_genuine_from_forged()
    {
        var guide = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "webhooks.md"), TestContext.Current.CancellationToken);
        var example = Example().Match(guide);
        example.Success.ShouldBeTrue("docs/webhooks.md holds a js example");
        var now = TimeProvider.System.GetUtcNow();
        var header = WebhookSignature.Of(Secret, now, Body);
        var forged = WebhookSignature.Of("whs_other", now, Body);
        var old = WebhookSignature.Of(Secret, now.AddMinutes(-10), Body);
        var call = string.Join(", ", new[] { header, forged, old, "nonsense" }.Select(h => $"verify('{Secret}', '{h}', body)"));
        using var folder = new TempFolder();
        var script = folder.Write("example.mjs", $"""
            {example.Groups[1].Value}
            const body = Buffer.from('{Convert.ToBase64String(Body)}', 'base64');
            console.log([{call}].join(' '));
            """);

        Process? node = null;
        try
        {
            node = Process.Start(new ProcessStartInfo("node", script) { RedirectStandardOutput = true });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("node is not installed");
        }

        using (node!)
        {
            (await node!.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().ShouldBe("true false false false");
        }
    }

    [GeneratedRegex("```js\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
