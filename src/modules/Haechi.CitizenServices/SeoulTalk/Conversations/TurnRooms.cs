using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>
/// A conversation walks the same path as everything else: a turn is an observation, an answer with its sources is a finding.
/// The rooms keep the shape and the hash; the words stay sealed in the turn.
/// </summary>
internal static class TurnRooms
{
    public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static Guid Observe(LedgerScope scope, ConversationRow conversation, int sequence, string text)
    {
        var id = Guid.CreateVersion7(scope.At);
        scope.Use<RoomsDb>().Observations.Add(new ObservationRow
        {
            Id = id,
            ServiceId = SeoulTalkManifest.ServiceId,
            Kind = "chat-turn",
            Source = conversation.Channel,
            ObservedAt = scope.At,
            ReceivedAt = scope.At,
            Subject = conversation.Id.ToString(),
            Payload = $$"""{"sequence":{{sequence}},"characters":{{text.Length}}}""",
            InputHash = HashOf(text),
        });
        return id;
    }

    public static void Find(LedgerScope scope, Guid observationId, string text, AnswerBody answer)
    {
        var known = answer.Parts.Where(p => p.Known).ToList();
        var finding = new Finding(
            Guid.CreateVersion7(scope.At),
            SeoulTalkManifest.ServiceId,
            observationId,
            known.Count > 0 ? "answer" : "no-answer",
            answer.Parts.Count == 0 ? 0 : answer.Parts.Average(p => p.Confidence),
            Severity.Watch,
            null,
            scope.At,
            [.. known.Select(p => new Evidence("source", p.Source!.Title, p.Source.EntryId)), .. Worded(answer.Worded)],
            Snapshot("haechi-retrieval-bm25", text),
            null);
        scope.Use<RoomsDb>().Findings.Add(finding.ToRow(scope.At));
    }

    /// <summary>Which model worded it, and which entry it cites for which sentence.</summary>
    private static IEnumerable<Evidence> Worded(WordedBody? worded) => worded is null
        ? []
        : worded.Sentences.Select((sentence, i) => new Evidence("citation", $"{i + 1}", string.Join(' ', sentence.Sources)))
            .Prepend(new Evidence("language-model", worded.Model, $"{worded.Sentences.Count}"));

    public static EvaluationSnapshot Snapshot(string modelId, string text) =>
        new(modelId, SeoulTalkManifest.ModelVersion, HashOf(text), ImmutableSortedDictionary<string, double>.Empty);
}
