using Haechi.Platform.Backup;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Haechi.Platform.Startup;
using Haechi.Platform.Tests.Testing;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Tests.Backup;

/// <summary>What is backed up comes back to the letter, on either database.</summary>
public abstract class BackupConformance : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        _platform = await TestPlatform.StartAsync(Kind, (services, configuration) => services.AddHaechiInstance(configuration));

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Odd_characters_numbers_times_bytes_and_nothing_come_back_as_they_were()
    {
        string[] odd = ["탭\t줄\n바꿈\r역슬래시\\ 끝", "\\N", "\\.", "", "'; DROP TABLE observations; --", "{\"a\":\"\\u0001\"}", "😀한글"];
        var at = new DateTimeOffset(2026, 11, 22, 1, 2, 3, 456, TimeSpan.Zero).AddMicroseconds(789);
        await _platform.Ledger.WriteAsync(
            scope =>
            {
                var db = scope.Use<RoomsDb>();
                db.Observations.AddRange(odd.Select((text, i) => new ObservationRow
                {
                    Id = Guid.CreateVersion7(), ServiceId = TestPlatform.ServiceId, Kind = "k", Source = text, Payload = text, ObservedAt = at, ReceivedAt = at,
                    Subject = i % 2 == 0 ? null : text, Latitude = i == 0 ? null : 37.123456789012345, Longitude = -0.0000001,
                }));
                db.Attachments.Add(new AttachmentRow { Id = Guid.NewGuid(), SealedBytes = [0, 1, 92, 10, 9, 255], At = at, Length = 6 });
                scope.Publish("test.done", TestPlatform.ServiceId, new { text = odd[0] });
                return Task.CompletedTask;
            },
            Stop);
        var before = await EverythingAsync();
        var archive = _folder.File("city.zip");
        await _platform.Get<BackupWriter>().WriteAsync(archive, false, _ => { }, Stop);

        var restored = await _platform.Get<BackupReader>().RestoreAsync(archive, force: true, _ => { }, Stop);

        restored.Refusal.ShouldBeNull();
        (await EverythingAsync()).ShouldBe(before);
        // The counter goes on where it stood.
        await _platform.Ledger.WriteAsync(scope => { scope.Publish("test.more", TestPlatform.ServiceId, 1); return Task.CompletedTask; }, Stop);
        (await _platform.ReadAsync<RoomsDb, long>(db => db.Outbox.MaxAsync(o => o.Sequence, Stop))).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task More_rows_than_any_batch_come_back_in_full()
    {
        await _platform.Ledger.WriteAsync(
            scope =>
            {
                scope.Use<RoomsDb>().Idempotency.AddRange(Enumerable.Range(0, 2_345).Select(i => new IdempotencyRow { Scope = "s", Key = $"{i:D5}", BodyHash = "h", At = scope.At }));
                return Task.CompletedTask;
            },
            Stop);
        var archive = _folder.File("city.zip");
        await _platform.Get<BackupWriter>().WriteAsync(archive, false, _ => { }, Stop);
        var said = new List<string>();

        (await _platform.Get<BackupReader>().RestoreAsync(archive, force: true, said.Add, Stop)).Refusal.ShouldBeNull();

        said.ShouldContain("idempotency: 2,345 rows");
        var keys = await _platform.ReadAsync<RoomsDb, List<string>>(db => db.Idempotency.OrderBy(i => i.Key).Select(i => i.Key).ToListAsync(Stop));
        keys.ShouldBe(Enumerable.Range(0, 2_345).Select(i => $"{i:D5}"));
    }

    private async Task<string> EverythingAsync()
    {
        var observations = await _platform.ReadAsync<RoomsDb, List<ObservationRow>>(db => db.Observations.AsNoTracking().OrderBy(o => o.Id).ToListAsync(Stop));
        var attachments = await _platform.ReadAsync<RoomsDb, List<AttachmentRow>>(db => db.Attachments.AsNoTracking().ToListAsync(Stop));
        var outbox = await _platform.ReadAsync<RoomsDb, List<OutboxRow>>(db => db.Outbox.AsNoTracking().OrderBy(o => o.Sequence).ToListAsync(Stop));
        return System.Text.Json.JsonSerializer.Serialize(new { observations, attachments, outbox }, LedgerJson.Options);
    }
}

public sealed class SqliteBackupTests : BackupConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresBackupTests : BackupConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
