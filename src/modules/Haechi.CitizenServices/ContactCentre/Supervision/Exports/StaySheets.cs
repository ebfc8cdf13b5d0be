using System.Globalization;
using System.Runtime.CompilerServices;
using Haechi.CitizenServices.ContactCentre.Supervision.Pages;
using Haechi.CitizenServices.SeoulTalk.Handover;
using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Exports;

/// <summary>One line for each consultation of a month, without citizen, counsellor or any word that was said.</summary>
internal sealed class StaySheets(IDbContextFactory<SeoulTalkDb> talks, TopicReader topics, IStringLocalizer<SupervisionText> texts)
{
    /// <summary>Reads <c>yyyy-MM</c>; null when it is something else.</summary>
    public static DateOnly? MonthOf(string? text) =>
        DateOnly.TryParseExact($"{text}-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    /// <summary>Rows are read while they are written: a month is never in memory.</summary>
    public IReadOnlyList<Sheet> Of(DateOnly month, CancellationToken cancellationToken) =>
    [
        new(
            texts["Sheet.Stays"],
            [
                texts["Stay.AskedAt"], texts["Topic"], texts["Stay.Channel"], texts["Stay.Urgency"], texts["Stay.Wait"],
                texts["Stay.Handling"], texts["Stay.Rest"], texts["Stay.Transfers"], texts["Stay.Outcome"], texts["Stay.Abandoned"],
            ],
            RowsAsync(month, cancellationToken).ToBlockingEnumerable(cancellationToken)),
    ];

    private async IAsyncEnumerable<IReadOnlyList<object?>> RowsAsync(DateOnly month, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, until) = (SeoulTime.At(month, 0).ToUniversalTime(), SeoulTime.At(month.AddMonths(1), 0).ToUniversalTime());
        await using var db = talks.CreateDbContext();
        var stays = db.Handovers.Where(h => h.QueuedAt >= from && h.QueuedAt < until).OrderBy(h => h.QueuedAt)
            .Select(h => new { h.QueuedAt, h.Topic, h.Channel, h.Urgency, h.TakenAt, h.EndedAt, h.PausedSeconds, h.Transfers, h.Outcome, h.Abandoned });
        await foreach (var stay in stays.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            var wait = (stay.TakenAt ?? stay.EndedAt) - stay.QueuedAt;
            var work = stay.TakenAt is null ? null : stay.EndedAt - stay.TakenAt;
            yield return
            [
                SeoulTime.In(stay.QueuedAt).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), topics.NameOf(stay.Topic).ToString(),
                texts[$"Channel.{stay.Channel}"].Value, texts[$"Urgency.{stay.Urgency}"].Value, Seconds(wait), Seconds(work, stay.PausedSeconds), Math.Round(stay.PausedSeconds),
                stay.Transfers, texts[$"Outcome.{stay.Outcome}"].Value, stay.Abandoned ? 1 : 0,
            ];
        }
    }

    private static double? Seconds(TimeSpan? span, double rest = 0) => span is { } time ? Math.Round(Math.Max(0, time.TotalSeconds - rest)) : null;
}
