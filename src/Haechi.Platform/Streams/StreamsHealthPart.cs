using System.Data.Common;
using Haechi.Kernel;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Telemetry.Health;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Streams;

/// <summary>Degraded while a stream that should run backs off; a stream that is being moved or started counts as well.</summary>
internal sealed class StreamsHealthPart(IDbContextFactory<StreamsDb> database) : IHealthPart
{
    private const int Named = 5;

    public async ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var db = database.CreateDbContext();
            var failing = await db.Streams.AsNoTracking().Where(s => s.Desired == DesiredState.Running)
                .Join(db.Health.AsNoTracking().Where(h => h.State == StreamState.BackingOff), s => s.Id, h => h.Id, (s, _) => s.Id)
                .OrderBy(id => id).ToListAsync(cancellationToken);
            return failing.Count == 0
                ? new HealthReport("streams", HealthState.Ready)
                : new HealthReport("streams", HealthState.Degraded, Why(failing), new("수집 스트림 화면에서 오류를 확인해 주세요.", "Read the error with 'haechi streams list'."));
        }
        catch (Exception exception) when (exception is DbException or InvalidOperationException)
        {
            // The storage part says what is wrong with the database.
            return new HealthReport("streams", HealthState.Degraded, "Not known while storage is away.");
        }
    }

    private static string Why(List<string> failing) =>
        $"{failing.Count} failing: {string.Join(", ", failing.Take(Named))}{(failing.Count > Named ? " …" : "")}";
}
