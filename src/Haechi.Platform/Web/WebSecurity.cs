using Haechi.Platform.Configuration;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>The web edge: headers, limits, cross-site guard, problem documents, calls out.</summary>
public static class WebSecurity
{
    /// <summary>Registers it.</summary>
    public static IServiceCollection AddHaechiWebSecurity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<WebOptions>(configuration, "web");
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<WebOptions>, WebOptionsCheck>());
        services.AddExceptionHandler<ProblemExceptions>();
        services.AddProblemDetails();
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<WebOptions>>(RateLimits.Configure);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<WebOptions>>((kestrel, web) =>
        {
            kestrel.Limits.MaxRequestBodySize = web.Value.MaxBodyBytes;
            kestrel.AddServerHeader = false;
        });
        services.AddOptions<FormOptions>().Configure<IOptions<WebOptions>>((forms, web) =>
        {
            // In memory, so that an uploaded picture never lies unsealed in a temporary file.
            forms.MultipartBodyLengthLimit = web.Value.MaxUploadBytes + AttachmentEndpoint.FormOverhead;
            forms.MemoryBufferThreshold = (int)forms.MultipartBodyLengthLimit;
        });
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<WebOptions>>(TrustProxies);
        services.AddAntiforgery(ConfigureAntiforgery);
        services.AddSingleton<UploadGate>();
        services.AddSingleton<OutgoingGuard>();
        services.AddHttpClient(OutgoingGuard.ClientName).ConfigurePrimaryHttpMessageHandler(provider => provider.GetRequiredService<OutgoingGuard>().CreateHandler());
        return services;
    }

    /// <summary>The outermost layer: whose request it is, security headers, and an answer for every failure. Call it first.</summary>
    public static WebApplication UseHaechiWebEdge(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.TrustedProxies.Length > 0)
        {
            app.UseForwardedHeaders();
        }

        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler(new ExceptionHandlerOptions { SuppressDiagnosticsCallback = _ => true });
        app.UseStatusCodePages(WriteEmptyAsync);
        return app;
    }

    /// <summary>Cross-site guard, routing, authentication, rate limits, authorisation and antiforgery, in this order. Call it after <see cref="UseHaechiWebEdge"/>.</summary>
    public static WebApplication UseHaechiWebSecurity(this WebApplication app)
    {
        app.UseMiddleware<CrossSiteGuard>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
        return app;
    }

    /// <summary>Maps stored attachments.</summary>
    public static IEndpointRouteBuilder MapHaechiWeb(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAttachments();
        return endpoints;
    }

    private static Task WriteEmptyAsync(StatusCodeContext status)
    {
        var (refusal, code, path) = ProblemExceptions.OfStatus(status.HttpContext.Response.StatusCode);
        if (code == StatusCodes.Status404NotFound && Problem.WantsPage(status.HttpContext.Request))
        {
            refusal = WebRefusals.PageMissing;
        }

        return Problem.WriteAsync(status.HttpContext, refusal, code, path);
    }

    private static void ConfigureAntiforgery(AntiforgeryOptions options)
    {
        options.Cookie.Name = "haechi-form";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.HeaderName = "X-Haechi-Form";
    }

    private static void TrustProxies(ForwardedHeadersOptions options, IOptions<WebOptions> web)
    {
        options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in web.Value.TrustedProxies)
        {
            options.KnownIPNetworks.Add(Networks.Parse(text));
        }
    }
}
