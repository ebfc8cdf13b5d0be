using System.Collections.Concurrent;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>
/// Whether the citizen's page is open and whether they are writing. What they write is never sent before they send it. The
/// sign of writing lives in the memory of the host that serves the page; a counsellor at another host does not see it.
/// </summary>
internal sealed class CitizenPresence(Ledger ledger, TurnSignals signals, TimeProvider clock)
{
    /// <summary>A sign of writing holds this long.</summary>
    public static readonly TimeSpan Writes = TimeSpan.FromSeconds(6);

    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _writing = new();

    /// <summary>The citizen is writing.</summary>
    public void Wrote(Guid conversation)
    {
        var now = clock.GetUtcNow();
        foreach (var (id, at) in _writing)
        {
            if (now - at > Writes)
            {
                _writing.TryRemove(new(id, at));
            }
        }

        _writing[conversation] = now;
        signals.Pulse(conversation);
    }

    /// <summary>Whether the citizen is writing now.</summary>
    public bool IsWriting(Guid conversation) => _writing.TryGetValue(conversation, out var at) && clock.GetUtcNow() - at <= Writes;

    /// <summary>The citizen sent what they wrote.</summary>
    public void Sent(Guid conversation) => _writing.TryRemove(conversation, out _);

    /// <summary>The page was opened or closed. Only what a person awaits is recorded.</summary>
    public Task<Outcome<ConversationRow>> PageAsync(Guid conversation, bool open, CancellationToken cancellationToken) =>
        Contested.RunAsync(() => ledger.WriteAsync<ConversationRow>(async scope =>
        {
            if (await scope.Use<SeoulTalkDb>().Conversations.FindAsync([conversation], cancellationToken) is not { } row)
            {
                return TalkRefusals.NoSuchConversation();
            }

            DateTimeOffset? left = open || row.Mode is not (ConversationMode.Queued or ConversationMode.Counsellor) ? null : row.LeftAt ?? scope.At;
            if (row.LeftAt != left)
            {
                row.LeftAt = left;
                row.Version++;
                TurnWriter.Wake(scope, row);
            }

            return row;
        }, cancellationToken));
}
