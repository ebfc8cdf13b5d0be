using Haechi.CitizenServices.ContactCentre.Supervision.Storage;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Reviews;

/// <summary>Reviewing a drawn conversation, and the counsellor's answer to it.</summary>
internal sealed class ReviewDesk(Ledger ledger, CounsellorQueue conversations, FieldCipher cipher, IOptionsMonitor<SupervisionOptions> options)
{
    /// <summary>Longest remark and answer, in characters.</summary>
    public const int MaximumLength = 1000;

    /// <summary>Opens the conversation for its reviewer; the trail says who read how much of it, and why.</summary>
    public Task<IReadOnlyList<TurnView>> OpenAsync(ReviewRow review, Actor reviewer, CancellationToken cancellationToken) =>
        conversations.OpenAsync(review.ConversationId, 0, reviewer, "review", cancellationToken);

    /// <summary>Stores the sheet. It may be corrected until the counsellor has answered; then it stands.</summary>
    public Task<Outcome<ReviewRow>> ScoreAsync(Guid id, Actor reviewer, IReadOnlyDictionary<string, int> scores, string remark, CancellationToken cancellationToken) =>
        ChangeAsync(id, reviewer, "contact.reviewed", async (scope, review) =>
        {
            var items = ReviewSheet.Of(options.CurrentValue);
            if (review.CounsellorId == reviewer.Id)
            {
                return SupervisionRefusals.OwnConversation();
            }

            if (review.AnsweredAt is not null)
            {
                return SupervisionRefusals.Changed();
            }

            if (items.Any(i => !scores.TryGetValue(i.Id, out var score) || score is < ReviewSheet.Lowest or > ReviewSheet.Highest))
            {
                return SupervisionRefusals.Incomplete();
            }

            if (remark.Trim().Length > MaximumLength)
            {
                return SupervisionRefusals.Length(MaximumLength);
            }

            var db = scope.Use<SupervisionDb>();
            await db.Scores.Where(s => s.ReviewId == id).ExecuteDeleteAsync(cancellationToken);
            db.Scores.AddRange(items.Select(i => new ReviewScoreRow { ReviewId = id, Item = i.Id, Score = scores[i.Id] }));
            (review.ReviewerId, review.ReviewerName, review.ReviewedAt, review.Remark) = (reviewer.Id, reviewer.Name, scope.At, Seal(remark));
            return review;
        }, cancellationToken);

    /// <summary>What the counsellor of the conversation says to the review.</summary>
    public Task<Outcome<ReviewRow>> AnswerAsync(Guid id, Actor counsellor, string answer, CancellationToken cancellationToken) =>
        ChangeAsync(id, counsellor, "contact.answered", (scope, review) =>
        {
            if (review.CounsellorId != counsellor.Id)
            {
                return Task.FromResult<Outcome<ReviewRow>>(SupervisionRefusals.NoSuchReview());
            }

            if (review.ReviewedAt is null)
            {
                return Task.FromResult<Outcome<ReviewRow>>(SupervisionRefusals.NotReviewed());
            }

            if (answer.Trim().Length is 0 or > MaximumLength)
            {
                return Task.FromResult<Outcome<ReviewRow>>(SupervisionRefusals.Length(MaximumLength));
            }

            (review.Answer, review.AnsweredAt) = (Seal(answer), scope.At);
            return Task.FromResult<Outcome<ReviewRow>>(review);
        }, cancellationToken);

    /// <summary>Opens a remark or an answer of a review for somebody who may read it.</summary>
    public string Open(SealedText text) => text == SealedText.None ? "" : cipher.Open(text);

    // People write numbers and plates into remarks; they are not needed there.
    private SealedText Seal(string text) =>
        text.Trim() is { Length: > 0 } said ? cipher.Seal(PersonalData.Mask(PlainText.Of(said), keepPlates: false).Text) : SealedText.None;

    private async Task<Outcome<ReviewRow>> ChangeAsync(
        Guid id, Actor by, string act, Func<LedgerScope, ReviewRow, Task<Outcome<ReviewRow>>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await ledger.WriteAsync<ReviewRow>(
                async scope =>
                {
                    if (await scope.Use<SupervisionDb>().Reviews.FindAsync([id], cancellationToken) is not { } review)
                    {
                        return SupervisionRefusals.NoSuchReview();
                    }

                    var outcome = await change(scope, review);
                    if (outcome.Succeeded)
                    {
                        review.Version++;
                        scope.Audit(new AuditNote(by, act, "review", id.ToString(), SeoulTalkManifest.ServiceId));
                    }

                    return outcome;
                },
                cancellationToken);
        }
        catch (DbUpdateException)
        {
            return SupervisionRefusals.Changed();
        }
    }
}
