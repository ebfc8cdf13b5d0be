using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Instance;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Startup;
using Haechi.Platform.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Tests.Persistence;

/// <summary>A key that wrote something is never quietly replaced, on either database.</summary>
public abstract class LostKeyConformance : IAsyncLifetime
{
    private TestPlatform _platform = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Keys => Path.Combine(_platform.Get<IOptions<StorageOptions>>().Value.DataFolder, "keys");

    public async ValueTask InitializeAsync() => _platform = await TestPlatform.StartAsync(Kind, (services, _) =>
    {
        services.AddArea<DeliveriesDb, SqliteDeliveriesDb, PostgresDeliveriesDb>(DeliveriesDb.AreaName);
        services.AddArea<InstanceDb, SqliteInstanceDb, PostgresInstanceDb>("instance");
        services.AddSingleton<FieldKeys>();
        services.AddSingleton<FieldCipher>();
        services.AddSingleton<InstanceFacts>();
        services.AddTransient<KeyCheck>();
    });

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_empty_database_gets_new_keys()
    {
        Fresh().Read(KeyFiles.Audit).Length.ShouldBe(32);
        Fresh().Read(KeyFiles.Field).Length.ShouldBe(32);
    }

    [Fact]
    public async Task A_lost_audit_key_is_named_and_not_replaced_once_a_row_is_written()
    {
        await _platform.Ledger.WriteAsync(
            scope =>
            {
                scope.Audit(new AuditNote(Actor.System, "test.done", "test", "1"));
                return Task.CompletedTask;
            },
            Stop);
        var file = Path.Combine(Keys, "audit.key");
        File.Delete(file);

        Should.Throw<KeyRefusedException>(() => Fresh().Read(KeyFiles.Audit)).Message.ShouldContain(file);

        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task A_lost_field_key_is_named_and_not_replaced_once_something_is_sealed()
    {
        await SealAsync();
        var file = Path.Combine(Keys, "field.key");
        var id = _platform.Get<FieldKeys>().CurrentId;
        File.Delete(file);

        var refused = Should.Throw<KeyRefusedException>(() => Fresh().Read(KeyFiles.Field));

        refused.Message.ShouldContain(file);
        refused.Message.ShouldContain(id);
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task A_field_key_that_was_put_beside_makes_room_for_a_new_one()
    {
        await SealAsync();
        var old = _platform.Get<FieldKeys>().CurrentId;
        File.Move(Path.Combine(Keys, "field.key"), Path.Combine(Keys, "field-2026.key"));

        var keys = new FieldKeys(Fresh());

        keys.CurrentId.ShouldNotBe(old);
        keys.Ids.ShouldContain(old);
        await CheckAsync(keys);
    }

    [Fact]
    public async Task Another_field_key_in_its_place_stops_the_start()
    {
        await SealAsync();
        await CheckAsync(_platform.Get<FieldKeys>());
        await File.WriteAllTextAsync(Path.Combine(Keys, "field.key"), new string('7', 64), Stop);

        var refused = await Should.ThrowAsync<KeyRefusedException>(() => CheckAsync(new FieldKeys(Fresh())));

        refused.Message.ShouldContain(_platform.Get<FieldKeys>().CurrentId);
    }

    private KeyFiles Fresh() => ActivatorUtilities.CreateInstance<KeyFiles>(_platform.Services);

    private Task CheckAsync(FieldKeys keys) => ActivatorUtilities.CreateInstance<KeyCheck>(_platform.Services, keys, Fresh()).RunAsync(new Silent(), Stop);

    private Task SealAsync() => _platform.Ledger.WriteAsync(
        scope =>
        {
            scope.Use<DeliveriesDb>().Subscriptions.Add(new SubscriptionRow { Id = Guid.NewGuid(), Name = "a", Url = "https://a.test/", Secret = _platform.Get<FieldCipher>().Seal("whs") });
            return Task.CompletedTask;
        },
        Stop);

    private sealed class Silent : IStartupTerminal
    {
        public void Say(string line)
        {
        }
    }
}

public sealed class SqliteLostKeyTests : LostKeyConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresLostKeyTests : LostKeyConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
