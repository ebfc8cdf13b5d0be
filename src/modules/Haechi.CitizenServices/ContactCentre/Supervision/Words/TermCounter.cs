using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Words;

/// <summary>
/// Counts the words of new citizen turns, each turn once: what is stored are words and numbers of conversations, never a text.
/// A word counts once for each conversation and day.
/// </summary>
internal sealed class TermCounter(Ledger ledger, FieldCipher cipher, TermReader reader)
{
    /// <summary>Conversations of one pass.</summary>
    public const int Batch = 400;

    /// <summary>Turns committed late, behind others of a later time, are still found when they are looked for this far back.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    /// <summary>Words of conversations that are this many days old or older were counted long ago.</summary>
    private const int KeptDays = 2;

    /// <summary>How long counts are kept: the days that the test looks at, and a week.</summary>
    private const int KeptTermDays = RisingWords.PastDays + 7;

    private const int UsesEach = 5;

    /// <summary>A pressed button is stored as the words on it, which are the service's and not the citizen's.</summary>
    private static readonly FrozenSet<string> Buttons = Enum.GetValues<TalkText>().Select(TalkTexts.Shipped.Both)
        .SelectMany(t => new[] { t.Ko, t.En }).ToFrozenSet(StringComparer.Ordinal);
    private const int HashLength = 8;

    /// <summary>Counts what is new, at most <see cref="Batch"/> conversations at a time.</summary>
    /// <returns>True when there is more.</returns>
    public Task<bool> RunAsync(CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            var db = scope.Use<SupervisionDb>();
            var cursor = await db.TermCursors.FindAsync([1], cancellationToken);
            if (cursor is null)
            {
                cursor = new TermCursorRow { Id = 1, ReadTo = SeoulTime.At(SeoulTime.DayOf(scope.At), 0).ToUniversalTime() };
                db.TermCursors.Add(cursor);
            }

            var from = cursor.ReadTo;
            var talks = await scope.Use<SeoulTalkDb>().Conversations.AsNoTracking().Where(c => c.LastAt >= from)
                .OrderBy(c => c.LastAt).Take(Batch).Select(c => new { c.Id, c.LastAt, c.Turns }).ToListAsync(cancellationToken);
            var ids = talks.ConvertAll(t => t.Id);
            var known = await db.TermTalks.Where(t => ids.Contains(t.ConversationId)).ToDictionaryAsync(t => t.ConversationId, cancellationToken);
            var open = talks.Where(t => t.Turns > (known.GetValueOrDefault(t.Id)?.ReadTo ?? 0)).Select(t => t.Id).ToList();
            await CountAsync(scope, open, known, cancellationToken);
            var today = SeoulTime.DayOf(scope.At);
            if (talks.Count < Batch)
            {
                cursor.ReadTo = scope.At - Overlap;
                await ForgetAsync(db, today, cancellationToken);
            }
            else
            {
                // Should a whole batch share one moment, the next one begins right behind it.
                cursor.ReadTo = talks[^1].LastAt > from ? talks[^1].LastAt : from.AddTicks(TimeSpan.TicksPerMicrosecond);
            }

            cursor.Version++;
            return talks.Count == Batch;
        },
        cancellationToken);

    private async Task CountAsync(LedgerScope scope, List<Guid> ids, Dictionary<Guid, TermTalkRow> known, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return;
        }

        var since = SeoulTime.At(SeoulTime.DayOf(scope.At).AddDays(1 - KeptDays), 0).ToUniversalTime();
        var turns = await scope.Use<SeoulTalkDb>().Turns.AsNoTracking().Where(t => ids.Contains(t.ConversationId) && t.At >= since)
            .OrderBy(t => t.ConversationId).ThenBy(t => t.Sequence)
            .Select(t => new { t.ConversationId, t.Sequence, t.At, t.Author, Body = t.Author == TurnAuthor.Citizen ? t.Body : SealedText.None })
            .ToListAsync(cancellationToken);
        var db = scope.Use<SupervisionDb>();
        var tally = new TermTally();
        foreach (var talk in turns.GroupBy(t => t.ConversationId))
        {
            if (!known.TryGetValue(talk.Key, out var row))
            {
                known.Add(talk.Key, row = new TermTalkRow { ConversationId = talk.Key });
                db.TermTalks.Add(row);
            }

            var readTo = row.ReadTo;
            foreach (var turn in talk.Where(t => t.Sequence > readTo))
            {
                row.ReadTo = turn.Sequence;
                if (turn.Author == TurnAuthor.Citizen)
                {
                    Count(row, turn.Sequence, turn.At, turn.Body, tally);
                }
            }
        }

        await tally.AddToAsync(db, UsesEach, cancellationToken);
    }

    private void Count(TermTalkRow row, int sequence, DateTimeOffset at, SealedText body, TermTally tally)
    {
        var day = SeoulTime.DayOf(at);
        var part = SeoulTime.In(at).Hour / 6;
        if (row.Day != day)
        {
            (row.Day, row.Words) = (day, []);
            tally.Talk(day, part);
        }

        if (ConversationReader.Read(cipher.Open(body)) is not TextBody { Text: { Length: > 0 } text } || Buttons.Contains(text))
        {
            return;
        }

        foreach (var word in reader.Read(text))
        {
            if (Remember(row, word))
            {
                tally.Word(day, part, word, row.ConversationId, sequence);
            }
        }
    }

    /// <summary>False when the conversation said the word before on this day.</summary>
    private static bool Remember(TermTalkRow row, string word)
    {
        var hash = SHA256.HashData([.. row.ConversationId.ToByteArray(), .. Encoding.UTF8.GetBytes(word)]).AsSpan(0, HashLength);
        for (var i = 0; i + hash.Length <= row.Words.Length; i += hash.Length)
        {
            if (row.Words.AsSpan(i, hash.Length).SequenceEqual(hash))
            {
                return false;
            }
        }

        row.Words = [.. row.Words, .. hash];
        return true;
    }

    private static async Task ForgetAsync(SupervisionDb db, DateOnly today, CancellationToken cancellationToken)
    {
        var oldTalks = today.AddDays(-KeptDays);
        await db.TermTalks.Where(t => t.Day < oldTalks).ExecuteDeleteAsync(cancellationToken);
        await db.TermUses.Where(t => t.Day < oldTalks).ExecuteDeleteAsync(cancellationToken);
        var old = today.AddDays(-KeptTermDays);
        await db.Terms.Where(t => t.Day < old).ExecuteDeleteAsync(cancellationToken);
        await db.TermTotals.Where(t => t.Day < old).ExecuteDeleteAsync(cancellationToken);
    }
}
