using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>The named rate limits: <c>public</c>, <c>chat</c>, <c>channel</c>, <c>upload</c>, <c>sign-in</c>, <c>ingest</c>.</summary>
public static class RateLimits
{
    public const string Public = "public";
    public const string Chat = "chat";
    public const string Channel = "channel";
    public const string Upload = "upload";
    public const string SignIn = "sign-in";
    public const string Ingest = "ingest";

    internal static void Configure(RateLimiterOptions limiter, IOptions<WebOptions> options)
    {
        var limits = options.Value.Limits;
        Add(limiter, Public, limits.Public, Address);
        Add(limiter, Channel, limits.Channel, Address);
        limiter.AddPolicy(Chat, context => Conversation(context) is { } conversation ? Window(conversation, limits.Chat) : Window(Address(context), limits.Public));
        Add(limiter, Upload, limits.Upload, Address);
        Add(limiter, SignIn, limits.SignIn, Address);
        Add(limiter, Ingest, limits.Ingest, Caller);
        limiter.OnRejected = RejectAsync;
    }

    private static void Add(RateLimiterOptions limiter, string name, Limit limit, Func<HttpContext, string> key) =>
        limiter.AddPolicy(name, context => Window(key(context), limit));

    private static RateLimitPartition<string> Window(string key, Limit limit) =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = limit.Permits,
            Window = TimeSpan.FromSeconds(limit.Seconds),
            QueueLimit = 0,
        });

    private static ValueTask RejectAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return new ValueTask(Problem.WriteAsync(rejected.HttpContext, WebRefusals.TooMany, StatusCodes.Status429TooManyRequests));
    }

    // A conversation rather than an address, because a whole office may share one address. Who makes up conversations gets 404s;
    // opening real ones is limited by address like any public page.
    private static string? Conversation(HttpContext context) =>
        context.Request.RouteValues.FirstOrDefault(value => value.Key is "conversation" or "conversationId" or "id").Value is { } id
            ? "conversation:" + id
            : null;

    private static string Caller(HttpContext context) =>
        context.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? "caller:" + id : Address(context);

    internal static string Address(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "address:unknown";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        // One household has a whole /64 of IPv6 addresses.
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? "address:" + new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0])
            : "address:" + address;
    }
}
