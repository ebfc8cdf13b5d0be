using System.Text.Json;
using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Desk.Sheet;

/// <summary>Keeps what a counsellor corrected on the form, across reloads and hand-ons.</summary>
internal sealed class SheetDesk(IDbContextFactory<ContactDeskDb> database, HandoverChange changes, FieldCipher cipher)
{
    private const int LongestValue = 200;

    /// <summary>The corrections so far.</summary>
    public async Task<IReadOnlyDictionary<SheetField, string>> ReadAsync(Guid conversation, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return Open(await db.Sheets.AsNoTracking().FirstOrDefaultAsync(s => s.ConversationId == conversation, cancellationToken));
    }

    /// <summary>Writes one field; null takes the correction back, so that the reading counts again.</summary>
    public Task<Outcome<ConversationRow>> CorrectAsync(Guid id, Actor counsellor, SheetField field, string? value, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "talk.form-corrected", async (scope, conversation) =>
        {
            if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
            {
                return refusal;
            }

            var sheets = scope.Use<ContactDeskDb>().Sheets;
            if (await sheets.FindAsync([id], cancellationToken) is not { } sheet)
            {
                sheets.Add(sheet = new SheetRow { ConversationId = id });
            }

            var corrections = Open(sheet);
            corrections.Remove(field);
            if (value is not null)
            {
                corrections[field] = value.Trim()[..Math.Min(value.Trim().Length, LongestValue)];
            }

            sheet.Corrections = cipher.Seal(JsonSerializer.Serialize(corrections, LedgerJson.Options));
            (sheet.At, sheet.By, sheet.Version) = (scope.At, counsellor.Id, sheet.Version + 1);
            return conversation;
        }, cancellationToken, new { field });

    private Dictionary<SheetField, string> Open(SheetRow? sheet) =>
        sheet is null || sheet.Corrections.IsEmpty
            ? []
            : JsonSerializer.Deserialize<Dictionary<SheetField, string>>(cipher.Open(sheet.Corrections), LedgerJson.Options) ?? [];
}
