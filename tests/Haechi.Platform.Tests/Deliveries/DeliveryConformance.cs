using Haechi.Kernel.Rooms;
using Haechi.Platform.Deliveries;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Deliveries.Sending;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Haechi.Platform.Tests.Ingestion;
using Haechi.Platform.Tests.Testing;
using Haechi.Platform.Web;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Haechi.Platform.Tests.Deliveries;

/// <summary>What receivers may rely on, on either database. The clock stands still unless a test moves it.</summary>
public abstract partial class DeliveryConformance : IAsyncLifetime
{
    private static readonly Actor Official = Actor.Person("p1", "김담당");
    private readonly FakeTimeProvider _clock = new(Findings.Noon);
    private TestPlatform _platform = null!;
    private Receiver _receiver = null!;

    protected abstract DatabaseKind Kind { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Subscriptions Desk => _platform.Get<Subscriptions>();

    public async ValueTask InitializeAsync()
    {
        _platform = await TestPlatform.StartAsync(Kind, (services, configuration) =>
        {
            configuration["web:outgoing:destinations:0"] = "127.0.0.1";
            configuration["web:outgoing:allowedNetworks:0"] = "127.0.0.0/8";
            configuration["webhooks:maxAttempts"] = "3";
            configuration["webhooks:batchEvents"] = "4";
            services.AddSingleton<TimeProvider>(_clock);
            services.AddHaechiWebSecurity(configuration);
            services.AddSingleton<FieldKeys>();
            services.AddSingleton<FieldCipher>();
            services.AddSingleton<OutboxTail>();
            services.AddHostedService(p => p.GetRequiredService<OutboxTail>());
            services.AddDeliveryParts(configuration);
        });
        _receiver = await Receiver.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_receiver is not null)
        {
            await _receiver.DisposeAsync();
        }

        if (_platform is not null)
        {
            await _platform.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Events_arrive_in_order_in_batches_with_a_genuine_signature()
    {
        var made = await SubscribeAsync();
        await PublishAsync(10);

        await TurnAsync(made.Id);

        var calls = _receiver.Calls.ToList();
        calls.SelectMany(c => c.Sequences).ShouldBe(Enumerable.Range(1, 10).Select(i => (long)i));
        calls.Select(c => c.Sequences.Count).ShouldBe([4, 4, 2]);
        calls.Select(c => c.Delivery).Distinct().Count().ShouldBe(3);
        calls.ShouldAllBe(c => WebhookSignature.Verifies(made.Secret, c.Signature, c.Body, _clock.GetUtcNow(), TimeSpan.FromMinutes(5)));
        (await Desk.ListAsync(Stop)).ShouldHaveSingleItem().Behind.ShouldBe(0);
    }

    [Fact]
    public async Task A_receiver_that_fails_gets_the_same_delivery_again_and_nothing_overtakes_it()
    {
        var made = await SubscribeAsync();
        _receiver.Status = 500;
        await PublishAsync(1);
        await TurnAsync(made.Id);
        await PublishAsync(1);
        (await TurnAsync(made.Id)).ShouldNotBe(TimeSpan.Zero); // not due yet: nothing is sent
        _receiver.Calls.Count.ShouldBe(1);

        _receiver.Status = 200;
        _clock.Advance(TimeSpan.FromSeconds(2));
        await TurnAsync(made.Id);

        var calls = _receiver.Calls.ToList();
        calls.Select(c => c.Sequences).ShouldBe([[1], [1], [2]]);
        calls[1].Delivery.ShouldBe(calls[0].Delivery);
        calls[1].Body.ShouldBe(calls[0].Body);
        calls[1].Signature.ShouldNotBe(calls[0].Signature);
    }

    [Fact]
    public async Task A_crash_after_sending_repeats_the_delivery_under_its_id()
    {
        var made = await SubscribeAsync();
        await PublishAsync(3);
        var subscription = await FindAsync(made.Id);
        var plan = await _platform.Get<DeliveryPlanner>().AfterAsync(subscription, subscription.Position, Stop);
        var claimed = await _platform.Get<DeliveryLog>().ClaimAsync(made.Id, subscription.Position, plan, Stop);
        await _platform.Get<WebhookSender>().SendAsync(subscription, claimed!.Id, WebhookBody.Events(plan!.Events), Stop);
        // The process ends here: the receiver has it, we do not know.
        await PublishAsync(3);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await TurnAsync(made.Id);

        var calls = _receiver.Calls.ToList();
        calls[1].Delivery.ShouldBe(calls[0].Delivery);
        calls[1].Body.ShouldBe(calls[0].Body);
        calls.DistinctBy(c => c.Delivery).SelectMany(c => c.Sequences).ShouldBe([1, 2, 3, 4, 5, 6]);
    }

    [Fact]
    public async Task Only_wanted_topics_and_services_are_sent()
    {
        var made = await SubscribeAsync(topics: ["case.*"], services: [TestPlatform.ServiceId]);
        await PublishAsync(1, "case.opened");
        await PublishAsync(1, "findings.accepted");
        await PublishAsync(1, "case.opened", "elsewhere");
        await PublishAsync(1, "case.closed");

        await TurnAsync(made.Id);

        _receiver.Calls.SelectMany(c => c.Topics).ShouldBe(["case.opened", "case.closed"]);
    }

    [Fact]
    public async Task A_paused_receiver_gets_everything_when_it_is_resumed()
    {
        var made = await SubscribeAsync();
        (await Desk.PauseAsync(made.Id, Official, Stop)).Succeeded.ShouldBeTrue();
        await PublishAsync(2);
        await WorkAsync(made.Id);
        _receiver.Calls.ShouldBeEmpty();

        await Desk.ResumeAsync(made.Id, Official, Stop);
        await TurnAsync(made.Id);

        _receiver.Calls.SelectMany(c => c.Sequences).ShouldBe([1, 2]);
        (await AuditAsync("webhook.paused")).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_secret_ends_the_old_one()
    {
        var made = await SubscribeAsync();
        var changed = (await Desk.RotateAsync(made.Id, Official, Stop)).Value;
        await PublishAsync(1);

        await TurnAsync(made.Id);

        var call = _receiver.Calls.ShouldHaveSingleItem();
        WebhookSignature.Verifies(made.Secret, call.Signature, call.Body, _clock.GetUtcNow(), TimeSpan.FromMinutes(5)).ShouldBeFalse();
        WebhookSignature.Verifies(changed.Secret, call.Signature, call.Body, _clock.GetUtcNow(), TimeSpan.FromMinutes(5)).ShouldBeTrue();
    }

    [Fact]
    public async Task The_secret_is_sealed_in_the_database()
    {
        var made = await SubscribeAsync();

        var row = await FindAsync(made.Id);

        row.Secret.Ciphertext.ShouldNotBeNullOrEmpty();
        row.Secret.Ciphertext.ShouldNotContain(made.Secret);
        _platform.Get<FieldCipher>().Open(row.Secret).ShouldBe(made.Secret);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest", "outgoing-destination")]
    [InlineData("http://10.0.0.1/", "outgoing-destination")]
    [InlineData("ftp://127.0.0.1/", "outgoing-address")]
    [InlineData("javascript:alert(1)", "outgoing-address")]
    [InlineData("", "outgoing-address")]
    public async Task An_address_that_is_not_configured_is_refused(string url, string code)
    {
        var outcome = await Desk.CreateAsync(new SubscriptionRequest("x", url, [], []), Official, Stop);

        outcome.Refusal.ShouldNotBeNull().Code.ShouldBe(code);
        (await Desk.ListAsync(Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Removing_a_receiver_removes_its_deliveries()
    {
        var made = await SubscribeAsync();
        await PublishAsync(1);
        await TurnAsync(made.Id);

        (await Desk.RemoveAsync(made.Id, Official, Stop)).Succeeded.ShouldBeTrue();

        (await _platform.Get<DeadLetters>().ListAsync(null, null, 10, Stop)).ShouldBeEmpty();
    }

    private async Task<NewSubscription> SubscribeAsync(string[]? topics = null, string[]? services = null) =>
        (await Desk.CreateAsync(new SubscriptionRequest("시험", _receiver.Url, topics ?? [], services ?? []), Official, Stop)).Value;

    private async Task PublishAsync(int count, string topic = "findings.accepted", string service = TestPlatform.ServiceId)
    {
        for (var i = 0; i < count; i++)
        {
            await _platform.Ledger.WriteAsync(
                scope =>
                {
                    scope.Publish(topic, service, new { number = i, text = "한글" });
                    return Task.CompletedTask;
                },
                Stop);
        }

        var last = await _platform.Get<OutboxTail>().ReadLastAsync(Stop);
        await Eventually.HoldsAsync(() => _platform.Get<OutboxTail>().Last >= last, "the tail has seen the commits");
    }

    private async Task<TimeSpan?> TurnAsync(Guid id) => await _platform.Get<DeliveryWorkers>().Worker(id).TurnAsync(await FindAsync(id), Stop);

    private Task WorkAsync(Guid id) => _platform.Get<DeliveryWorkers>().Worker(id).RunAsync(Stop);

    private Task<SubscriptionRow> FindAsync(Guid id) =>
        _platform.ReadAsync<DeliveriesDb, SubscriptionRow>(db => db.Subscriptions.AsNoTracking().SingleAsync(s => s.Id == id));

    private Task<int> AuditAsync(string act) => _platform.ReadAsync<RoomsDb, int>(db => db.Audit.CountAsync(a => a.Act == act));
}

public sealed class SqliteDeliveryTests : DeliveryConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresDeliveryTests : DeliveryConformance
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
