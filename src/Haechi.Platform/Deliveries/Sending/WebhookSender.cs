using System.Net.Http.Headers;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Web;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Deliveries.Sending;

/// <summary>Sends one attempt. Only a 2xx within the time counts; redirects are not followed.</summary>
internal sealed class WebhookSender(IHttpClientFactory clients, FieldCipher cipher, IOptionsMonitor<WebhookOptions> options, TimeProvider clock)
{
    private const int LongestError = 300;

    public async Task<SendResult> SendAsync(SubscriptionRow subscription, Guid delivery, string events, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(options.CurrentValue.TimeoutSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var body = WebhookBody.Of(delivery, subscription.Id, events);
            using var request = new HttpRequestMessage(HttpMethod.Post, subscription.Url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            request.Headers.Add("Haechi-Delivery", delivery.ToString());
            request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(cipher.Open(subscription.Secret), clock.GetUtcNow(), body));
            using var client = clients.CreateClient(OutgoingGuard.ClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return new SendResult(response.IsSuccessStatusCode, (int)response.StatusCode, response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var error = timeout.IsCancellationRequested ? $"No answer within {options.CurrentValue.TimeoutSeconds} s" : exception.Message;
            return new SendResult(false, null, error.Length <= LongestError ? error : error[..LongestError]);
        }
    }
}

/// <summary>What came of an attempt.</summary>
/// <param name="Delivered">Whether the receiver has it.</param>
/// <param name="Status">HTTP status; null without an answer.</param>
/// <param name="Error">Why not, without the receiver's text, which may hold anything.</param>
internal sealed record SendResult(bool Delivered, int? Status, string? Error);
