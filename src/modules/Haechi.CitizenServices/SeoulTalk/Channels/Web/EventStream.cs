using System.Buffers;
using System.Text;
using System.Text.Json;
using Haechi.Platform.Persistence;
using Microsoft.AspNetCore.Http;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <summary>Writes server-sent events (WHATWG HTML, section 9.2).</summary>
internal sealed class EventStream(HttpResponse response)
{
    public void Begin()
    {
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no"; // a proxy that buffers would hold answers back
    }

    public Task SendAsync<T>(string name, T data, CancellationToken cancellationToken, int? id = null)
    {
        var writer = response.BodyWriter;
        if (id is { } number)
        {
            Write(writer, $"id: {number}\n");
        }

        Write(writer, $"event: {name}\ndata: ");
        writer.Write(JsonSerializer.SerializeToUtf8Bytes(data, LedgerJson.Options)); // JSON has no raw line breaks
        writer.Write("\n\n"u8);
        return writer.FlushAsync(cancellationToken).AsTask();
    }

    public Task KeepAliveAsync(CancellationToken cancellationToken)
    {
        response.BodyWriter.Write(": \n\n"u8);
        return response.BodyWriter.FlushAsync(cancellationToken).AsTask();
    }

    private static void Write(IBufferWriter<byte> writer, string text) => Encoding.UTF8.GetBytes(text, writer);
}
