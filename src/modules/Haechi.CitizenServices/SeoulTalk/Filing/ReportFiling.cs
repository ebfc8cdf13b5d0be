using System.Collections.Immutable;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Dialogue;
using Haechi.CitizenServices.SeoulTalk.Reports;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;

namespace Haechi.CitizenServices.SeoulTalk.Filing;

/// <summary>Turns a confirmed draft into a finding and a case, in the transaction of the citizen's yes (현장민원 접수).</summary>
internal sealed class ReportFiling(ReportKinds kinds, WorkingCalendar calendar, FieldCipher cipher)
{
    private const int LongestTitle = 120;

    /// <summary>Files the report; the answer goes back to the dialogue.</summary>
    public async Task<Turn> FileAsync(LedgerScope scope, ConversationRow conversation, ReportDraft draft, Guid? observation, CancellationToken cancellationToken)
    {
        if (kinds.Find(draft.KindId) is not { } kind || draft.Place is not { Length: > 0 } place)
        {
            return new ReportNotFiled();
        }

        var finding = FindingOf(scope, draft, kind, observation);
        var due = calendar.After(kind.Due, scope.At);
        var title = $"{kind.Name.Ko} · {place}";
        var route = new CaseRoute(Shortened.To(title, LongestTitle), kind.Department.Ko, due, conversation.Id.ToString());
        var opened = await CaseDesk.OpenOrJoinAsync(scope, finding, route, Actor.Citizen, cancellationToken);
        var row = finding.ToRow(scope.At);
        row.CaseId = opened.Id;
        scope.Use<RoomsDb>().Findings.Add(row);
        scope.Use<SeoulTalkDb>().Reports.Add(ReportOf(scope, conversation, draft, opened.Id, opened.Number));
        return new ReportFiled(opened.Number, kind.Department.For(conversation.Language), due);
    }

    private static Finding FindingOf(LedgerScope scope, ReportDraft draft, ReportKind kind, Guid? observation)
    {
        var words = PersonalData.Mask(draft.Description, keepPlates: false).Text;
        var evidence = ImmutableArray.CreateBuilder<Evidence>();
        evidence.Add(new Evidence("text", "시민이 적은 내용(가림)", words));
        if (draft.TimeText is { } time)
        {
            evidence.Add(new Evidence("text", "시각", time));
        }

        foreach (var photo in draft.Photos)
        {
            evidence.Add(new Evidence("image", "첨부 사진", null, Guid.TryParse(photo, out var id) ? id : null));
        }

        return new Finding(
            Guid.CreateVersion7(scope.At), SeoulTalkManifest.ServiceId, observation, kind.Id, 1, SeverityOf(kind),
            new Place(draft.Place), draft.SeenFrom?.ToUniversalTime() ?? scope.At, evidence.ToImmutable(),
            TurnRooms.Snapshot("seoul-talk-understanding", draft.Description), null);
    }

    private ReportRow ReportOf(LedgerScope scope, ConversationRow conversation, ReportDraft draft, Guid caseId, string number) => new()
    {
        CaseId = caseId,
        Number = number,
        ConversationId = conversation.Id,
        Kind = draft.KindId!,
        Words = cipher.Seal(draft.Description),
        Plate = draft.Plate is { Length: > 0 } plate ? cipher.Seal(plate) : SealedText.None,
        HappenedAt = draft.SeenFrom?.ToUniversalTime(),
        PhotoId = draft.Photos.Length > 0 && Guid.TryParse(draft.Photos[0], out var photo) ? photo : null,
        FiledAt = scope.At,
    };

    // What is due in hours or within the working day can hurt someone meanwhile: it stands above the rest of the queue.
    private static Severity SeverityOf(ReportKind kind) => kind.Due switch
    {
        { InWorkingDays: false, Amount: <= 4 } => Severity.Alert,
        { InWorkingDays: false } or { Amount: 1 } => Severity.Caution,
        _ => Severity.Watch,
    };
}
