using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Haechi.Kernel;
using Haechi.Platform.Web;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>
/// Sends text messages through a gateway by HTTP: one POST with <c>{"id","to","from","text"}</c> and an <c>Idempotency-Key</c>.
/// 2xx means taken; 408, 425, 429 and 5xx are tried again; any other answer is final.
/// </summary>
internal sealed class GatewayTransport(IHttpClientFactory clients, OutgoingGuard guard, IOptionsMonitor<SmsOptions> options) : IMessageTransport
{
    public string Kind => "sms";

    public Refusal? Missing => options.CurrentValue is not { Url.Length: > 0, From.Length: > 0 } settings
        ? MessageRefusals.NotConfigured("contact_centre.sms.url", "contact_centre.sms.from")
        : guard.Check(settings.Url) is { Succeeded: false } refused ? refused.Refusal : null;

    public async Task<MessageResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        var settings = options.CurrentValue;
        using var request = new HttpRequestMessage(HttpMethod.Post, settings.Url)
        {
            Content = JsonContent.Create(new { id = message.Id, to = message.Address, from = settings.From, text = message.Body }),
        };
        request.Headers.Add("Idempotency-Key", message.Id.ToString());
        if (settings.ReadToken() is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        try
        {
            using var client = clients.CreateClient(OutgoingGuard.ClientName);
            using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var told = $"HTTP {(int)answer.StatusCode}";
            return answer.IsSuccessStatusCode ? MessageResult.Done : IsPassing(answer.StatusCode) ? MessageResult.Later(told) : MessageResult.Never(told);
        }
        catch (HttpRequestException exception)
        {
            return MessageResult.Later(exception.HttpRequestError.ToString());
        }
    }

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status is 425 or >= 500;
}
