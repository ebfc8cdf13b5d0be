using Haechi.Platform.Configuration;
using Haechi.Platform.Telemetry.Health;
using Haechi.Platform.Telemetry.Logs;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Haechi.Platform.Telemetry;

/// <summary>Registers health, metrics, traces, logs and the description of the interface.</summary>
public static class TelemetryComposition
{
    /// <summary>Name of the OpenAPI document.</summary>
    public const string ApiVersion = "v1";

    /// <summary>Everything that tells how the platform is.</summary>
    public static IServiceCollection AddHaechiTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddSettings<TelemetryOptions>(configuration, "telemetry");
        services.AddSingleton<IValidateOptions<TelemetryOptions>, TelemetryOptionsCheck>();
        services.AddSingleton<IHealthPart, StorageHealthPart>();
        services.AddSingleton<IHealthPart, OutboxHealthPart>();
        services.AddOpenApi(ApiVersion, OpenApiText.Apply);
        AddSignals(services, configuration.GetSection("telemetry").Get<TelemetryOptions>() ?? new TelemetryOptions());
        return services;
    }

    /// <summary>Replaces every log provider by the redacting one.</summary>
    public static IHostApplicationBuilder UseHaechiLogs(this IHostApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Logging.ClearProviders();
        builder.Logging.AddFilter((category, level) => level >= LeastOf(category ?? ""));
        builder.Services.AddSingleton<ILoggerProvider, LogProvider>();
        return builder;
    }

    /// <summary>Maps health, metrics and the OpenAPI document.</summary>
    public static IEndpointRouteBuilder MapHaechiTelemetry(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealth();
        endpoints.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous().RequireRateLimiting(RateLimits.Public);
        var metrics = endpoints.CreateApplicationBuilder().UseMiddleware<MetricsDoor>().UseOpenTelemetryPrometheusScrapingEndpoint(context => true).Build();
        endpoints.MapGet("/metrics", metrics).AllowAnonymous();
        return endpoints;
    }

    private static void AddSignals(IServiceCollection services, TelemetryOptions options)
    {
        var signals = services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(options.ServiceName))
            .WithMetrics(metrics =>
            {
                metrics.AddMeter(HaechiMeter.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql")
                    .AddRuntimeInstrumentation()
                    .AddPrometheusExporter();
                if (options.OtlpEndpoint is { Length: > 0 } endpoint)
                {
                    metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(endpoint));
                }
            });
        if (options.OtlpEndpoint is { Length: > 0 } collector)
        {
            signals.WithTracing(traces => traces
                .AddSource(HaechiMeter.Name, "Microsoft.Orleans.Runtime", "Microsoft.Orleans.Application")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddOtlpExporter(otlp => otlp.Endpoint = new Uri(collector)));
        }
    }

    // What the framework tells about every request is in the metrics and traces; its log would carry paths with what people typed.
    private static LogLevel LeastOf(string category) =>
        category.StartsWith("Haechi", StringComparison.Ordinal) ? LogLevel.Information
        : category.StartsWith("Microsoft.EntityFrameworkCore.Database.Command", StringComparison.Ordinal) ? LogLevel.Critical
        : LogLevel.Warning;
}
