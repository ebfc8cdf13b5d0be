using Microsoft.Extensions.Hosting;

namespace Haechi.Platform.Identity;

/// <summary>Builds the permission book at start, so that a duplicate or a misspelt role stops the start and not the first request.</summary>
internal sealed class PermissionCheck(PermissionBook book) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        book.All.Count > 0 ? Task.CompletedTask : throw new InvalidOperationException("No permissions.");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
