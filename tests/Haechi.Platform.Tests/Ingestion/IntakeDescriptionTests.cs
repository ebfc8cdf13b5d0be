using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.Telemetry;
using Haechi.Platform.Tests.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Ingestion;

/// <summary>What the OpenAPI document says of the intakes is what they take.</summary>
public sealed class IntakeDescriptionTests : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(
        DatabaseKind.Sqlite,
        (services, configuration) =>
        {
            services.AddHaechiIngestion(configuration);
            services.AddOpenApi(TelemetryComposition.ApiVersion);
            services.AddManifest(TestPlatform.Manifest("seoul-talk"));
        },
        app =>
        {
            app.MapHaechiIngestion();
            app.MapOpenApi("/openapi/{documentName}.json");
        });

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Theory]
    [InlineData("findings")]
    [InlineData("observations")]
    public async Task The_example_is_taken(string endpoint)
    {
        var example = (await ContentAsync(endpoint))["example"]!.ToJsonString();

        using var response = await _platform.Client.PostAsync("/api/v1/" + endpoint, new StringContent(example, Encoding.UTF8, "application/json"));

        response.StatusCode.ShouldBe(HttpStatusCode.Created, await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("findings", "kind score serviceId severity snapshot")]
    [InlineData("observations", "kind serviceId source")]
    public async Task Every_field_is_described_and_the_described_ones_are_known_and_needed_as_said(string endpoint, string required)
    {
        var schema = await SchemaAsync(endpoint);
        var properties = schema["properties"]!.AsObject();

        schema["required"]!.AsArray().Select(r => r!.GetValue<string>()).Order(StringComparer.Ordinal).ShouldBe(required.Split(' '));
        properties.ShouldAllBe(p => p.Value!.ToJsonString().Contains("description", StringComparison.Ordinal));
        // A field that the reader does not know is refused by name; none of these is.
        var everything = new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)null)));
        using var response = await _platform.Client.PostAsync("/api/v1/" + endpoint, new StringContent(everything.ToJsonString(), Encoding.UTF8, "application/json"));
        var answer = await response.Content.ReadAsStringAsync();
        answer.ShouldNotContain("unknown-field");
        using var odd = await _platform.Client.PostAsync("/api/v1/" + endpoint, new StringContent("""{"sorce":1}""", Encoding.UTF8, "application/json"));
        (await odd.Content.ReadAsStringAsync()).ShouldContain("unknown-field");
    }

    private async Task<JsonNode> SchemaAsync(string endpoint)
    {
        var document = await DocumentAsync();
        var one = (await ContentAsync(endpoint))["schema"]!["oneOf"]![0]!;
        return one["$ref"]?.GetValue<string>() is { } reference ? document["components"]!["schemas"]![reference.Split('/')[^1]]! : one;
    }

    private async Task<JsonNode> ContentAsync(string endpoint) =>
        (await DocumentAsync())["paths"]!["/api/v1/" + endpoint]!["post"]!["requestBody"]!["content"]!["application/json"]!;

    private async Task<JsonNode> DocumentAsync() => JsonNode.Parse(await _platform.Client.GetStringAsync("/openapi/v1.json"))!;
}
