using System.Net.Http.Json;
using System.Text.Json;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Platform.Tests.Testing;
using Microsoft.AspNetCore.Builder;

namespace Haechi.Platform.Tests.Register;

public class RegisterTests
{
    [Fact]
    public async Task The_register_is_read_without_signing_in_in_the_published_field_names_and_either_language()
    {
        await using var platform = await TestPlatform.StartAsync(DatabaseKind.Sqlite, (_, _) => { }, Map);
        using var anyone = new HttpClient { BaseAddress = platform.Client.BaseAddress };

        var korean = (await anyone.GetFromJsonAsync<JsonElement>("/api/v1/register", TestContext.Current.CancellationToken)).EnumerateArray().ShouldHaveSingleItem();
        var english = (await anyone.GetFromJsonAsync<JsonElement>("/api/v1/register?lang=en", TestContext.Current.CancellationToken))[0];

        korean.GetProperty("name").GetString().ShouldBe("시험 서비스");
        english.GetProperty("name").GetString().ShouldBe("Test service");
        korean.GetProperty("risk_category").GetString().ShouldBe("ordinary");
        korean.GetProperty("live").GetProperty("open_cases").GetInt32().ShouldBe(0);
        korean.GetProperty("live").GetProperty("degraded").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void A_start_with_wrong_manifests_names_every_error_of_every_one()
    {
        var error = Should.Throw<InvalidOperationException>(() => new ServiceRegister(
        [
            TestPlatform.Manifest("Wrong Id"),
            TestPlatform.Manifest(threshold: 2),
            TestPlatform.Manifest("twice"),
            TestPlatform.Manifest("twice"),
        ]));

        error.Message.ShouldContain("Wrong Id: id");
        error.Message.ShouldContain("caseThreshold");
        error.Message.ShouldContain("twice: id");
    }

    private static void Map(WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRegister();
    }
}
