using System.Data.Common;
using System.Text.Json;
using Haechi.Kernel.Auditing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Persistence;

/// <summary>One transaction over every area: the change, its audit rows and its outbox messages commit together or not at all.</summary>
public sealed class LedgerScope : IAsyncDisposable
{
    private readonly IServiceProvider _services;
    private readonly Dictionary<Type, DbContext> _contexts = [];
    private readonly List<AuditNote> _notes = [];
    private readonly List<OutboxMessage> _messages = [];

    internal LedgerScope(IServiceProvider services, DbConnection connection, DbTransaction transaction, DateTimeOffset at)
    {
        (_services, Connection, Transaction, At) = (services, connection, transaction, at);
    }

    /// <summary>When this change happens, UTC; one time for everything in it.</summary>
    public DateTimeOffset At { get; }

    internal DbConnection Connection { get; }

    internal DbTransaction Transaction { get; }

    internal IReadOnlyList<AuditNote> Notes => _notes;

    internal IReadOnlyList<OutboxMessage> Messages => _messages;

    /// <summary>The area's context inside this transaction. Tracked changes are saved at commit.</summary>
    public TDb Use<TDb>()
        where TDb : DbContext
    {
        if (_contexts.TryGetValue(typeof(TDb), out var known))
        {
            return (TDb)known;
        }

        var context = _services.GetRequiredService<AreaFactory<TDb>>().CreateOwn();
        context.Database.SetDbConnection(Connection, contextOwnsConnection: false);
        context.Database.UseTransaction(Transaction);
        _contexts.Add(typeof(TDb), context);
        return context;
    }

    /// <summary>Writes a row of the audit trail with this change.</summary>
    public void Audit(AuditNote note) => _notes.Add(note);

    /// <summary>Sends a message once this change is on disk, at least once, in order.</summary>
    /// <param name="topic">Dotted name, e.g. <c>case.opened</c>.</param>
    /// <param name="serviceId">The service concerned.</param>
    /// <param name="body">Serialised as JSON; no personal data.</param>
    public void Publish<T>(string topic, string serviceId, T body) =>
        PublishJson(topic, serviceId, JsonSerializer.Serialize(body, LedgerJson.Options));

    /// <summary>As <see cref="Publish{T}"/>, with a body that is JSON already.</summary>
    internal void PublishJson(string topic, string serviceId, string body) => _messages.Add(new OutboxMessage(topic, serviceId, body));

    internal async Task SaveAsync(CancellationToken cancellationToken)
    {
        foreach (var context in _contexts.Values)
        {
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var context in _contexts.Values)
        {
            await context.DisposeAsync();
        }
    }
}

/// <summary>A message to be sent after the commit.</summary>
internal sealed record OutboxMessage(string Topic, string ServiceId, string Body);
