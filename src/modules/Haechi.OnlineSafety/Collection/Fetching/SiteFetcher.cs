using System.Net;
using System.Net.Http.Headers;
using Haechi.Platform.Web;

namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>
/// Fetches from sites that an official entered, any of which may mean harm. Every address on the way is checked: scheme, port, host, and at
/// the connection that it does not lead inwards. Whatever goes wrong becomes a reason; only the end of the host is thrown.
/// </summary>
internal sealed class SiteFetcher : IDisposable
{
    private readonly HttpClient _client;
    private readonly Func<string, bool> _isDestination;
    private readonly FetchLimits _limits;
    private readonly TimeProvider _clock;

    /// <param name="guard">Makes the connections.</param>
    /// <param name="isDestination">Which hosts may be called.</param>
    /// <param name="agent">What this crawler calls itself, e.g. <c>HaechiBot/1.0 (+https://example.go.kr/bot)</c>.</param>
    /// <param name="limits">How much is taken.</param>
    /// <param name="clock">Time.</param>
    public SiteFetcher(OutgoingGuard guard, Func<string, bool> isDestination, string agent, FetchLimits limits, TimeProvider clock)
    {
        (_isDestination, _limits, _clock) = (isDestination, limits, clock);
        var handler = guard.CreateHandler(isDestination);
        handler.MaxResponseHeadersLength = limits.HeaderKilobytes;
        handler.MaxConnectionsPerServer = 2;
        handler.MaxResponseDrainSize = 0;
        handler.AutomaticDecompression = DecompressionMethods.None;
        _client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
        _client.DefaultRequestHeaders.AcceptEncoding.ParseAdd("gzip, br");
    }

    /// <summary>Fetches an address and follows its redirects.</summary>
    /// <exception cref="OperationCanceledException">The host stops.</exception>
    public async Task<Fetched> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        using var time = new CancellationTokenSource(_limits.Longest, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        var address = request.Address;
        try
        {
            for (var hop = 0; hop <= _limits.Redirects; hop++)
            {
                var reason = Refuse(address) ?? (request.Admit is { } admit ? await admit(address, both.Token) : null);
                if (reason is not null)
                    return new Fetched(address, 0, reason);
                var (next, fetched) = await HopAsync(address, request, both.Token);
                if (fetched is not null)
                    return fetched;
                address = next!;
            }
            return new Fetched(address, 0, SkipReason.Redirects);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new Fetched(address, 0, SkipReason.TooSlow);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or InvalidDataException)
        {
            return new Fetched(address, 0, FetchFault.ReasonOf(exception));
        }
    }

    /// <inheritdoc />
    public void Dispose() => _client.Dispose();

    private string? Refuse(Uri address) => address switch
    {
        { IsAbsoluteUri: false } => SkipReason.Address,
        { Scheme: not ("http" or "https") } or { UserInfo.Length: > 0 } or { IdnHost.Length: 0 } => SkipReason.Address,
        _ when !_limits.Ports.Contains(address.Port) => SkipReason.Port,
        _ when !_isDestination(address.IdnHost.Trim('[', ']')) => SkipReason.OtherHost,
        _ => null,
    };

    private async Task<(Uri? Next, Fetched? Fetched)> HopAsync(Uri address, FetchRequest request, CancellationToken cancellationToken)
    {
        using var message = Message(address, request);
        using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var status = (int)response.StatusCode;
        if (status is 301 or 302 or 303 or 307 or 308)
        {
            return Uri.TryCreate(address, LocationOf(response), out var next)
                ? (next, null)
                : (null, new Fetched(address, status, SkipReason.Redirects) { Headers = HeadersOf(response) });
        }
        if (status != 200)
            return (null, new Fetched(address, status, status == 304 ? null : SkipReason.Status(status)) { Headers = HeadersOf(response) });
        var (content, reason) = await BoundedBody.ReadAsync(response.Content, request, _limits, _clock, cancellationToken);
        return (null, new Fetched(address, status, reason)
        {
            Content = content,
            ContentType = reason is null ? ContentSniffer.TypeOf(content, response.Content.Headers.ContentType?.MediaType) : "",
            Headers = HeadersOf(response),
        });
    }

    private static HttpRequestMessage Message(Uri address, FetchRequest request)
    {
        var message = new HttpRequestMessage(HttpMethod.Get, address);
        if (request.ETag is not null && EntityTagHeaderValue.TryParse(request.ETag, out var tag))
            message.Headers.IfNoneMatch.Add(tag);
        message.Headers.IfModifiedSince = request.LastModified;
        return message;
    }

    // Read as a string: a broken one must become a reason, not an exception of the header's parser.
    private static string LocationOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Location", out var values) && values.FirstOrDefault() is { Length: > 0 } value ? value : "http://";

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response) =>
        response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
            .GroupBy(header => header.Key, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(header => header.Key, header => string.Join(", ", header.SelectMany(h => h.Value)), StringComparer.OrdinalIgnoreCase);
}
