using System.Collections.Immutable;
using System.Globalization;
using Haechi.CitizenServices.ContactCentre.Desk.Sheet;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Filing;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Turn = Haechi.CitizenServices.SeoulTalk.Dialogue.Turn;

namespace Haechi.CitizenServices.ContactCentre.Desk.Closing;

/// <summary>
/// Files the form that a counsellor confirmed, as the report that the citizen could have filed: the same case, department and
/// due time. The citizen reads the receipt in the chat.
/// </summary>
internal sealed class CounsellorFiling(HandoverChange changes, ReportFiling filing, BotTurn bot, ReportKinds kinds, FieldCipher cipher)
{
    private const int LongestWords = 2_000;
    private const int LongestPlace = 100;

    /// <summary>Files it.</summary>
    public Task<Outcome<ConversationRow>> FileAsync(Guid id, Actor counsellor, SheetForm form, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "talk.filed", async (scope, conversation) =>
        {
            if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
            {
                return refusal;
            }

            if (kinds.Find(form[SheetField.Kind].Value) is not { } kind || form[SheetField.Place].Value.Trim() is not { Length: > 0 } place)
            {
                return ClosingRefusals.FormIncomplete();
            }

            var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
            if (await scope.Use<SeoulTalkDb>().Reports.FirstOrDefaultAsync(r => r.ConversationId == id && r.Kind == kind.Id && r.FiledAt >= stay.QueuedAt, cancellationToken) is { } same)
            {
                return ClosingRefusals.FiledAlready(same.Number);
            }

            var draft = await DraftAsync(scope, conversation, form, kind, place, cancellationToken);
            var filed = await filing.FileAsync(scope, conversation, draft, null, cancellationToken);
            if (filed is not ReportFiled)
            {
                return ClosingRefusals.FormIncomplete();
            }

            stay.Topic = TopicReader.OfReport(kind);
            await bot.TellAsync(scope, conversation, filed, cancellationToken);
            return conversation;
        }, cancellationToken, new { kind = form[SheetField.Kind].Value });

    private async Task<ReportDraft> DraftAsync(
        LedgerScope scope, ConversationRow conversation, SheetForm form, ReportKind kind, string place, CancellationToken cancellationToken)
    {
        var said = await scope.Use<SeoulTalkDb>().Turns.AsNoTracking()
            .Where(t => t.ConversationId == conversation.Id && t.Author == TurnAuthor.Citizen).OrderBy(t => t.Sequence).ToListAsync(cancellationToken);
        var bodies = said.Select(t => ConversationReader.Read(cipher.Open(t.Body))).OfType<TextBody>().ToList();
        var words = string.Join('\n', bodies.Select(b => b.Text).Where(t => t.Length > 0));
        var plates = kind.Plate != Need.None;
        var time = form[SheetField.Time].Value is { Length: > 0 } text
            && DateTime.TryParseExact(text, SheetReader.TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(local, SeoulTime.Offset) : (DateTimeOffset?)null;
        return new ReportDraft
        {
            KindId = kind.Id,
            Place = Shortened.Head(PersonalData.Mask(place, keepPlates: false).Text, LongestPlace),
            IsPlaceSettled = true,
            SeenFrom = time,
            TimeText = time?.ToString("M월 d일 HH:mm", CultureInfo.InvariantCulture),
            Plate = plates && form[SheetField.Plate].Value.Trim() is { Length: > 0 } plate ? plate : null,
            Photos = [.. bodies.SelectMany(b => b.Attachments).Select(a => a.ToString()).Take(ReportDraft.MostPhotos)],
            Description = Shortened.Head(PersonalData.Mask(words, plates).Text, LongestWords),
        };
    }
}
