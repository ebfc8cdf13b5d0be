using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace Haechi.Host.Bench;

/// <summary>One browser tab: opens a conversation, keeps its event stream open, says a line, reads the answer as it streams.</summary>
internal sealed class ChatCaller(HttpClient http, int citizen, ChatTally tally) : IAsyncDisposable
{
    private const string Path = "/api/v1/talk/conversations";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private CancellationTokenSource? _watching;
    private Task _watch = Task.CompletedTask;
    private Opened? _talk;
    private int _turn;

    /// <summary>Opens a conversation, as the page does when it is loaded, unless this one has lines left.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_talk is not null && _turn < ChatScript.Turns)
        {
            return;
        }

        await LeaveAsync();
        await tally.CountFailureAsync(async limited =>
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsJsonAsync(Path, new { language = "ko", channel = "web" }, limited);
            answer.EnsureSuccessStatusCode();
            (_talk, _turn) = (await answer.Content.ReadFromJsonAsync<Opened>(limited), 0);
            tally.Start(begun, Stopwatch.GetTimestamp());
            _watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _watch = WatchAsync(_talk!, _watching.Token);
        }, Longest, cancellationToken);
    }

    /// <summary>Says the next line. <paramref name="due"/> is when it should have been said: a late caller's wait counts.</summary>
    public Task SayAsync(long due, CancellationToken cancellationToken) => _talk is not { } talk ? Task.CompletedTask : tally.CountFailureAsync(
        async limited =>
        {
            using var request = Request(HttpMethod.Post, talk, "/turns");
            request.Content = JsonContent.Create(new { text = ChatScript.Line(citizen, _turn++) });
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited);
            answer.EnsureSuccessStatusCode();
            await using var stream = await answer.Content.ReadAsStreamAsync(limited);
            var (first, text) = await ReadAsync(stream, limited);
            tally.Turn(due, first, Stopwatch.GetTimestamp(), text);
            // The page then asks who speaks for the city now.
            using var state = Request(HttpMethod.Get, talk, "");
            using var read = await http.SendAsync(state, limited);
            read.EnsureSuccessStatusCode();
        },
        Longest,
        cancellationToken);

    public async ValueTask DisposeAsync() => await LeaveAsync();

    private static async Task<(long First, string Text)> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        var buffer = new byte[4096];
        var first = 0L;
        for (int read; (read = await stream.ReadAsync(buffer, cancellationToken)) > 0; all.Write(buffer, 0, read))
        {
            first = first == 0 ? Stopwatch.GetTimestamp() : first;
        }

        return (first, Encoding.UTF8.GetString(all.GetBuffer(), 0, (int)all.Length));
    }

    private async Task WatchAsync(Opened talk, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(HttpMethod.Get, talk, $"/events?after={talk.Turns.Count}");
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            answer.EnsureSuccessStatusCode();
            await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
            await stream.CopyToAsync(Stream.Null, cancellationToken);
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

    private async Task LeaveAsync()
    {
        if (_watching is not null)
        {
            await _watching.CancelAsync();
            await _watch;
            _watching.Dispose();
        }

        (_watching, _talk) = (null, null);
    }

    private static HttpRequestMessage Request(HttpMethod method, Opened talk, string path) => new(method, $"{Path}/{talk.Id}{path}")
    {
        Headers = { Authorization = new AuthenticationHeaderValue("Bearer", talk.Token) },
    };

    private sealed record Opened(Guid Id, string Token, IReadOnlyList<System.Text.Json.JsonElement> Turns);
}
