using Haechi.Platform.Persistence;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Haechi.Platform.Streams.Cluster;

/// <summary>
/// Starts the silo once the schema stands, beside the web server instead of before it: a database that is away must not
/// keep the site from saying so.
/// </summary>
internal sealed partial class SiloLauncher(
    SiloService silo,
    IServiceProvider services,
    StorageHealth storage,
    IHostApplicationLifetime host,
    ILogger<SiloLauncher> log) : BackgroundService
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IHostedService? _running;

    /// <summary>Ends when the silo has joined.</summary>
    public Task Started => _started.Task;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_running is { } running)
        {
            await running.StopAsync(cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await storage.Opened.WaitAsync(stoppingToken);
        try
        {
            var service = silo.Create(services);
            await service.StartAsync(stoppingToken);
            _running = service;
            _started.TrySetResult();
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends before the silo stood: there is nothing to stop.
            _started.TrySetCanceled(stoppingToken);
        }
        catch (Exception exception)
        {
            // A silo that failed to start cannot be started again in this process; whoever supervises it starts a new one.
            LogFailed(exception);
            _started.TrySetException(exception);
            host.StopApplication();
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The streams' silo did not start; check cluster.advertisedAddress and cluster.siloPort")]
    private partial void LogFailed(Exception exception);
}

/// <summary>How to create the hosted service that Orleans registered.</summary>
internal sealed record SiloService(Func<IServiceProvider, IHostedService> Create);
