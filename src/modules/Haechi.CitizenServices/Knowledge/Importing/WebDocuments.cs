using System.Net;
using System.Net.Http.Headers;
using Haechi.Kernel;
using Haechi.Platform.Web;

namespace Haechi.CitizenServices.Knowledge.Importing;

/// <summary>What came of an address: a file, the news that nothing changed, or a fault. Dispose of it when the file has been read.</summary>
internal sealed class FetchedDocument(TemporaryFile? file = null) : IDisposable
{
    public string? File => file?.Path;
    public string? ETag { get; init; }
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>The server says that it is as it was, or it was read under another address already.</summary>
    public bool IsUnchanged { get; init; }

    /// <summary>The server no longer has it.</summary>
    public bool IsGone { get; init; }
    public ImportFault? Fault { get; init; }

    public void Dispose() => file?.Dispose();
}

/// <summary>Reads documents from configured web servers; see <see cref="OutgoingGuard"/>. Every redirect is checked as the address itself was.</summary>
internal sealed class WebDocuments(IHttpClientFactory clients, OutgoingGuard guard)
{
    /// <summary>Largest document, in bytes: 64 MB.</summary>
    public const long MostBytes = 64L << 20;

    private const int MostRedirects = 5;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <param name="address">What to read.</param>
    /// <param name="etag">What the server called it the last time.</param>
    /// <param name="modified">When the server said that it had changed.</param>
    /// <param name="read">Addresses that this import has read already; it grows.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<FetchedDocument> FetchAsync(string address, string? etag, DateTimeOffset? modified, ISet<string> read, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Longest);
        try
        {
            return await FollowAsync(address, etag, modified, read, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Fault(address, new($"{Longest.TotalSeconds:0}초 안에 다 읽지 못했습니다.", $"It could not be read within {Longest.TotalSeconds:0} seconds."), new("나중에 다시 가져와 주세요.", "Import it again later."));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Fault(address, new($"연결하지 못했습니다: {exception.Message}", $"It could not be reached: {exception.Message}"), new("주소와 설정 web.outgoing을 확인해 주세요.", "Check the address and web.outgoing in the configuration."));
        }
    }

    private async Task<FetchedDocument> FollowAsync(string address, string? etag, DateTimeOffset? modified, ISet<string> read, CancellationToken cancellationToken)
    {
        var next = address;
        using var client = clients.CreateClient(OutgoingGuard.ClientName);
        for (var hop = 0; hop <= MostRedirects; hop++)
        {
            if (guard.Check(next).Refusal is { } refusal)
                return Fault(address, refusal.Message, refusal.Mend);
            var uri = new Uri(next);
            if (!read.Add(uri.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped)))
                return hop == 0 || read.Contains("done " + uri) ? new FetchedDocument { IsUnchanged = true } : Circle(address);
            using var request = new HttpRequestMessage(HttpMethod.Get, uri);
            if (etag is not null && EntityTagHeaderValue.TryParse(etag, out var tag))
                request.Headers.IfNoneMatch.Add(tag);
            request.Headers.IfModifiedSince = modified;
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if ((int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.Location is { } location)
            {
                next = new Uri(uri, location).AbsoluteUri;
                continue;
            }
            read.Add("done " + uri);
            return await TakeAsync(address, uri, response, cancellationToken);
        }
        return Circle(address);
    }

    private static async Task<FetchedDocument> TakeAsync(string address, Uri uri, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case HttpStatusCode.NotModified:
                return new FetchedDocument { IsUnchanged = true };
            case HttpStatusCode.NotFound or HttpStatusCode.Gone:
                return new FetchedDocument { IsGone = true, Fault = Fault(address, new("서버에 더는 없습니다.", "The server no longer has it."), new("담당 부서가 항목을 내리거나 새 주소를 적어 주세요.", "Its owner withdraws the entries or gives a new address.")).Fault };
            case not HttpStatusCode.OK:
                return Fault(address, new($"서버가 {(int)response.StatusCode}(으)로 답했습니다.", $"The server answered {(int)response.StatusCode}."), new("주소를 확인하고 나중에 다시 가져와 주세요.", "Check the address and import it again later."));
        }
        if (response.Content.Headers.ContentLength > MostBytes)
            return TooLarge(address);
        var file = new TemporaryFile(NameOf(uri, response.Content.Headers.ContentType?.MediaType));
        await using (var content = await response.Content.ReadAsStreamAsync(cancellationToken))
        {
            if (!await CopyAsync(content, file.Path, cancellationToken))
            {
                file.Dispose();
                return TooLarge(address);
            }
        }
        return new FetchedDocument(file) { ETag = response.Headers.ETag?.ToString(), LastModified = response.Content.Headers.LastModified };
    }

    private static async Task<bool> CopyAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        var buffer = new byte[1 << 16];
        for (int count; (count = await content.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            if (file.Length + count > MostBytes)
                return false;
            await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
        }
        return true;
    }

    /// <summary>The last part of the path; pages that have no ending of their own are HTML, as their server says.</summary>
    private static string NameOf(Uri uri, string? mediaType)
    {
        var name = Uri.UnescapeDataString(uri.Segments[^1]).Trim('/').Replace('/', '_');
        name = name.Length == 0 ? "index" : name;
        return mediaType switch
        {
            "text/html" or "application/xhtml+xml" when !name.EndsWith(".html", StringComparison.OrdinalIgnoreCase) => name + ".html",
            "text/csv" when !name.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) => name + ".csv",
            "text/markdown" when !name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) => name + ".md",
            _ => name,
        };
    }

    private static FetchedDocument Fault(string address, LocalizedText what, LocalizedText mend) => new() { Fault = new ImportFault(address, what, mend) };

    private static FetchedDocument Circle(string address) =>
        Fault(address, new("주소가 제자리를 돌거나 다섯 번 넘게 옮겨 갑니다.", "The address leads in a circle or on more than five times."), new("마지막 주소를 적어 주세요.", "Give the address it ends at."));

    private static FetchedDocument TooLarge(string address) =>
        Fault(address, new($"{MostBytes >> 20}MB를 넘습니다.", $"It is larger than {MostBytes >> 20} MB."), new("내려받아 파일로 가져와 주세요.", "Download it and import it as a file."));
}
