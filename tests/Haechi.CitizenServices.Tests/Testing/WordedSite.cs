using System.Text.Json;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Persistence;
using Haechi.Testing.LanguageModels;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Tests.Testing;

/// <summary>A site that speaks to a scripted language model; started when the first test of a class asks.</summary>
public sealed class WordedSite : IAsyncDisposable
{
    internal const string ApiKey = "sk-secret-0123456789";
    private TalkSite? _site;

    internal ModelServer Server { get; private set; } = null!;

    internal TalkSite Site => _site!;

    internal async Task OpenAsync(DatabaseKind kind, params (string Key, string? Value)[] settings)
    {
        if (_site is not null)
        {
            return;
        }

        Server = await ModelServer.StartAsync();
        _site = await TalkSite.StartAsync(kind, Server.Settings(
        [
            ("language_model:Key", ApiKey),
            ("language_model:FirstWordsSeconds", "20"),
            ("language_model:WholeSeconds", "20"),
            ("language_model:RestAfterFailures", "100"),
            .. settings,
        ]));
    }

    /// <summary>The call that was recorded last.</summary>
    internal Task<ModelCallRow> LastCallAsync() => Site.ReadAsync<ModelsDb, ModelCallRow>(db => db.Calls.OrderByDescending(c => c.At).ThenByDescending(c => c.Id).FirstAsync());

    /// <summary>Events of a turn as the citizen's page gets them.</summary>
    internal static IReadOnlyList<(string Name, JsonElement Data)> Events(string stream) =>
        [.. stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block =>
        {
            var lines = block.Split('\n');
            return (lines.First(l => l.StartsWith("event: ", StringComparison.Ordinal))[7..], JsonDocument.Parse(lines.First(l => l.StartsWith("data: ", StringComparison.Ordinal))[6..]).RootElement);
        })];

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
        {
            await _site.DisposeAsync();
            await Server.DisposeAsync();
        }
    }
}
