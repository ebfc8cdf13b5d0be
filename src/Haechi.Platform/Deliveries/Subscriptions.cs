using System.Security.Cryptography;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Register;
using Haechi.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Deliveries;

/// <summary>Receivers outside: made, listed, paused, resumed, removed. Every change is audited; a secret is shown once.</summary>
public sealed class Subscriptions(
    IDbContextFactory<DeliveriesDb> reading, Ledger ledger, OutboxTail tail, OutgoingGuard guard, ServiceRegister register, FieldCipher cipher)
{
    /// <summary>All of them by name, without their secrets.</summary>
    public async Task<IReadOnlyList<SubscriptionView>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        var rows = await db.Subscriptions.AsNoTracking().OrderBy(s => s.Name).ToListAsync(cancellationToken);
        var waiting = await db.Deliveries
            .Where(d => d.Status == DeliveryStatus.Dead || d.Status == DeliveryStatus.Pending)
            .GroupBy(d => new { d.SubscriptionId, d.Status })
            .Select(g => new { g.Key.SubscriptionId, g.Key.Status, Count = g.Count(), Attempts = g.Max(d => d.Attempts) })
            .ToListAsync(cancellationToken);
        var last = tail.Last;
        return rows.ConvertAll(row => SubscriptionView.Of(
            row,
            Math.Max(0, last - row.Position),
            waiting.Where(w => w.SubscriptionId == row.Id && w.Status == DeliveryStatus.Dead).Sum(w => w.Count),
            waiting.Exists(w => w.SubscriptionId == row.Id && w.Status == DeliveryStatus.Pending && w.Attempts > 0)));
    }

    /// <summary>Makes one and returns its secret, which cannot be shown again.</summary>
    public async Task<Outcome<NewSubscription>> CreateAsync(SubscriptionRequest request, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var address = guard.Check(request.Url);
        if (address.Refusal is { } refusal)
        {
            return refusal;
        }

        if (Faults(request) is { } fault)
        {
            return fault;
        }

        var secret = "whs_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var position = request.FromStart ? 0 : await tail.ReadLastAsync(cancellationToken);
        var id = await ledger.WriteAsync<Guid>(
            scope =>
            {
                var row = RowOf(request, address.Value, secret, position, by, scope.At);
                scope.Use<DeliveriesDb>().Subscriptions.Add(row);
                scope.Audit(new AuditNote(by, "webhook.created", "webhook", row.Id.ToString(), null, Detail(row.Name, address.Value.Host)));
                return Task.FromResult(row.Id);
            },
            cancellationToken);
        return new NewSubscription(id, secret);
    }

    /// <summary>Holds events back until it is resumed; none is lost.</summary>
    public Task<Outcome<bool>> PauseAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, "webhook.paused", row => row.State = SubscriptionState.Paused, cancellationToken);

    /// <summary>Goes on where it stood.</summary>
    public Task<Outcome<bool>> ResumeAsync(Guid id, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, by, "webhook.resumed", row => row.State = SubscriptionState.Active, cancellationToken);

    /// <summary>Gives it a new secret; the old one ends at once.</summary>
    public async Task<Outcome<NewSubscription>> RotateAsync(Guid id, Actor by, CancellationToken cancellationToken)
    {
        var secret = "whs_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        return (await ChangeAsync(id, by, "webhook.secret-changed", row => row.Secret = cipher.Seal(secret), cancellationToken))
            .Then<NewSubscription>(_ => new NewSubscription(id, secret));
    }

    /// <summary>Removes it with its deliveries.</summary>
    public Task<Outcome<bool>> RemoveAsync(Guid id, Actor by, CancellationToken cancellationToken) => ledger.WriteAsync<bool>(
        async scope =>
        {
            if (await scope.Use<DeliveriesDb>().Subscriptions.FindAsync([id], cancellationToken) is not { } row)
            {
                return Unknown();
            }

            scope.Use<DeliveriesDb>().Subscriptions.Remove(row);
            scope.Audit(new AuditNote(by, "webhook.removed", "webhook", id.ToString(), null, Detail(row.Name, new Uri(row.Url).Host)));
            return true;
        },
        cancellationToken);

    internal static Refusal Unknown() => Refusals.Of("no-such-webhook",
        "그런 전송 대상이 없습니다.", "There is no such subscription.", "목록을 다시 불러와 주세요.", "Load the list again.");

    private async Task<Outcome<bool>> ChangeAsync(Guid id, Actor by, string act, Action<SubscriptionRow> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await ledger.WriteAsync<bool>(scope => ApplyAsync(scope, id, by, act, change, cancellationToken), cancellationToken);
            }
            catch (DbUpdateConcurrencyException)
            {
                // The host that serves it moved its position in this moment; the change does not depend on it.
            }
        }
    }

    private static async Task<Outcome<bool>> ApplyAsync(
        LedgerScope scope, Guid id, Actor by, string act, Action<SubscriptionRow> change, CancellationToken cancellationToken)
    {
        if (await scope.Use<DeliveriesDb>().Subscriptions.FindAsync([id], cancellationToken) is not { } row)
        {
            return Unknown();
        }

        change(row);
        row.Version++;
        scope.Audit(new AuditNote(by, act, "webhook", id.ToString()));
        return true;
    }

    private Refusal? Faults(SubscriptionRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 80)
        {
            return Refusals.Of("webhook-name", "이름은 1~80자입니다.", "The name has 1 to 80 characters.", "이름을 적어 주세요.", "Give it a name.");
        }

        if (request.Topics.FirstOrDefault(t => t.Length is 0 or > 80 || !t.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '*')) is { } topic)
        {
            return Refusals.Of("webhook-topic", $"'{topic}'은(는) 주제 이름이 아닙니다.", $"'{topic}' is not a topic.", "예: findings.accepted, case.*", "For example findings.accepted or case.*");
        }

        return request.Services.FirstOrDefault(s => register.Find(s) is null) is { } service
            ? Refusals.Of("unknown-service", $"'{service}'은(는) 등록된 서비스가 아닙니다.", $"'{service}' is not a registered service.", "등록부의 id를 쓰세요.", "Use an id of the register.")
            : null;
    }

    private SubscriptionRow RowOf(SubscriptionRequest request, Uri address, string secret, long position, Actor by, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at),
        Name = request.Name.Trim(),
        Url = address.AbsoluteUri,
        Topics = string.Join(' ', request.Topics),
        Services = string.Join(' ', request.Services),
        Secret = cipher.Seal(secret),
        Position = position,
        CreatedAt = at,
        CreatedBy = by.Name,
    };

    private static string Detail(string name, string host) => System.Text.Json.JsonSerializer.Serialize(new { name, host }, LedgerJson.Options);
}

/// <summary>A new receiver.</summary>
/// <param name="Name">What it is, 1 to 80 characters.</param>
/// <param name="Url">Where events go; its host must be in <c>web.outgoing.destinations</c>.</param>
/// <param name="Topics">Topic names or patterns such as <c>case.*</c>; empty for all.</param>
/// <param name="Services">Service ids; empty for all.</param>
/// <param name="FromStart">True also sends what the outbox still keeps; default only what comes from now on.</param>
public sealed record SubscriptionRequest(string Name, string Url, IReadOnlyList<string> Topics, IReadOnlyList<string> Services, bool FromStart = false);

/// <summary>A receiver that was just made.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">Key of its signatures; shown once.</param>
public sealed record NewSubscription(Guid Id, string Secret);

/// <summary>A receiver as lists show it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is.</param>
/// <param name="Url">Where events go.</param>
/// <param name="Topics">Topic patterns; empty for all.</param>
/// <param name="Services">Service ids; empty for all.</param>
/// <param name="State">Whether it is served.</param>
/// <param name="Behind">Messages of the outbox that it has not passed yet, wanted or not.</param>
/// <param name="Dead">Dead letters that wait for a decision.</param>
/// <param name="Failing">Whether the last attempt failed.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="CreatedBy">Who made it.</param>
public sealed record SubscriptionView(
    Guid Id, string Name, string Url, IReadOnlyList<string> Topics, IReadOnlyList<string> Services, SubscriptionState State,
    long Behind, int Dead, bool Failing, DateTimeOffset CreatedAt, string CreatedBy)
{
    internal static SubscriptionView Of(SubscriptionRow row, long behind, int dead, bool failing) => new(
        row.Id, row.Name, row.Url, row.Topics.Split(' ', StringSplitOptions.RemoveEmptyEntries), row.Services.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        row.State, behind, dead, failing, row.CreatedAt, row.CreatedBy);
}
