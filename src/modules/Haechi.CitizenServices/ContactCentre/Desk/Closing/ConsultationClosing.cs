using Haechi.CitizenServices.ContactCentre.Desk.Storage;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;

namespace Haechi.CitizenServices.ContactCentre.Desk.Closing;

/// <summary>Ends a consultation with what its counsellor confirmed: the record, the handover's case and the end are one transaction.</summary>
internal sealed class ConsultationClosing(HandoverChange changes, CounsellorDesk desk, FieldCipher cipher)
{
    /// <summary>Longest summary, in characters.</summary>
    public const int LongestSummary = 1000;

    /// <summary>Outcomes that a counsellor may choose.</summary>
    public static IReadOnlyList<HandoverOutcome> Outcomes { get; } =
        [HandoverOutcome.Answered, HandoverOutcome.Filed, HandoverOutcome.Referred, HandoverOutcome.NoReply];

    /// <summary>Saves the record and ends the conversation.</summary>
    /// <param name="id">The conversation.</param>
    /// <param name="counsellor">Who has it and confirms.</param>
    /// <param name="closing">What is confirmed.</param>
    /// <param name="cancellationToken">Cancels before anything is stored.</param>
    public Task<Outcome<ConversationRow>> CloseAsync(Guid id, Actor counsellor, ConfirmedClosing closing, CancellationToken cancellationToken) =>
        changes.RunAsync(id, counsellor, "talk.ended", async (scope, conversation) =>
        {
            if (HandoverChange.NotOf(counsellor, conversation) is { } refusal)
            {
                return refusal;
            }

            if (!Outcomes.Contains(closing.Outcome))
            {
                return ClosingRefusals.OutcomeNeeded();
            }

            if (closing.Summary.Trim().Length is 0 or > LongestSummary)
            {
                return ClosingRefusals.SummaryNeeded(LongestSummary);
            }

            var summary = PersonalData.Mask(PlainText.Of(closing.Summary.Trim()), keepPlates: false).Text;
            var stay = await HandoverStay.OfAsync(scope, conversation, cancellationToken);
            stay.Topic = closing.Topic;
            scope.Use<ContactDeskDb>().Records.Add(new RecordRow
            {
                HandoverId = stay.Id,
                ConversationId = id,
                Topic = closing.Topic,
                Outcome = closing.Outcome,
                Summary = cipher.Seal(summary),
                CounsellorId = counsellor.Id,
                CounsellorName = counsellor.Name,
                At = scope.At,
            });
            return await desk.LeaveAsync(scope, conversation, counsellor, ConversationMode.Ended, closing.Outcome, summary, cancellationToken);
        }, cancellationToken, new { outcome = closing.Outcome, topic = closing.Topic });
}

/// <summary>What a counsellor confirmed at the end.</summary>
/// <param name="Topic">In the form of <c>HandoverRow.Topic</c>.</param>
/// <param name="Outcome">One of <see cref="ConsultationClosing.Outcomes"/>.</param>
/// <param name="Summary">1 to 1,000 characters; personal data is masked.</param>
internal sealed record ConfirmedClosing(string Topic, HandoverOutcome Outcome, string Summary);
