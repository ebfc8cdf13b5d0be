using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Haechi.Host.Bench.Desk;

/// <summary>A citizen with a browser tab open: asked for a person, keeps the event stream open, writes and reads.</summary>
internal sealed class DeskCitizen(HttpClient http, DeskTally tally) : IAsyncDisposable
{
    private const string Path = "/api/v1/talk/conversations";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<long>> _awaited = new();
    private readonly CancellationTokenSource _leaving = new();
    private Task _watch = Task.CompletedTask;
    private Opened? _talk;

    public Guid Id => _talk!.Id;

    public async Task AskForPersonAsync(int number, CancellationToken cancellationToken)
    {
        using (var opened = await http.PostAsJsonAsync(Path, new { language = "ko", channel = "web" }, cancellationToken))
        {
            opened.EnsureSuccessStatusCode();
            _talk = await opened.Content.ReadFromJsonAsync<Opened>(cancellationToken);
        }

        await PostAsync("/turns", new { text = ChatScript.Line(number, number % 3) }, cancellationToken);
        await PostAsync("/turns", new { text = "", choice = "person" }, cancellationToken);
        _watch = WatchAsync(_talk!.Turns.Count);
    }

    /// <summary>Says something; true when the host took it.</summary>
    public Task<bool> SayAsync(string text, CancellationToken cancellationToken) => tally.CountFailureAsync(
        "citizen's turn", limited => PostAsync("/turns", new { text }, limited), Longest, cancellationToken);

    /// <summary>When a text comes over the event stream, as a time stamp. Ask before it is said.</summary>
    public Task<long> HearAsync(string text) =>
        _awaited.GetOrAdd(text, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _watch;
        _leaving.Dispose();
    }

    private async Task PostAsync(string path, object body, CancellationToken cancellationToken)
    {
        using var request = Request(HttpMethod.Post, path);
        request.Content = JsonContent.Create(body);
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private async Task WatchAsync(int after)
    {
        try
        {
            using var request = Request(HttpMethod.Get, $"/events?after={after}");
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _leaving.Token);
            answer.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(_leaving.Token));
            while (await lines.ReadLineAsync(_leaving.Token) is { } line)
            {
                Heard(line);
            }

            tally.Fail("event stream ended");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            tally.Fail("event stream broke");
        }
        catch (OperationCanceledException)
        {
            // The tab was closed.
        }
    }

    private void Heard(string line)
    {
        var now = Stopwatch.GetTimestamp();
        foreach (var (text, heard) in _awaited)
        {
            if (line.Contains(text, StringComparison.Ordinal) && _awaited.TryRemove(text, out _))
            {
                heard.TrySetResult(now);
            }
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path) => new(method, $"{Path}/{_talk!.Id}{path}")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", _talk.Token) },
    };

    private sealed record Opened(Guid Id, string Token, IReadOnlyList<JsonElement> Turns);
}
