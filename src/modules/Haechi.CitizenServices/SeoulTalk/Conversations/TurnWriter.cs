using System.Text.Json;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>Appends turns to a conversation inside a ledger scope and tells the consoles and the citizen's page.</summary>
internal sealed class TurnWriter(FieldCipher cipher)
{
    /// <summary>Topic of the message that wakes everybody who watches the conversation.</summary>
    public const string Topic = "talk.turn";

    public TurnRow Append<TBody>(LedgerScope scope, ConversationRow conversation, TurnAuthor author, string? authorName, TBody body, Guid? actionId = null)
    {
        conversation.Turns++;
        conversation.Version++;
        conversation.LastAt = scope.At;
        var turn = new TurnRow
        {
            ConversationId = conversation.Id,
            Sequence = conversation.Turns,
            At = scope.At,
            Author = author,
            AuthorName = authorName,
            Body = cipher.Seal(JsonSerializer.Serialize(body, LedgerJson.Options)),
            ActionId = actionId,
        };
        scope.Use<SeoulTalkDb>().Turns.Add(turn);
        return turn;
    }

    /// <summary>Wakes whoever watches; once per change is enough.</summary>
    public static void Wake(LedgerScope scope, ConversationRow conversation) =>
        scope.Publish(Topic, SeoulTalkManifest.ServiceId, new TurnMessage(conversation.Id, conversation.Turns, conversation.Mode));
}

/// <summary>Body of <see cref="TurnWriter.Topic"/>: where to look, not what was said.</summary>
internal sealed record TurnMessage(Guid ConversationId, int Turns, ConversationMode Mode);
