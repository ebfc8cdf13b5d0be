using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Haechi.CitizenServices.SeoulTalk.Reports;

namespace Haechi.CitizenServices.SeoulTalk.Dialogue;

/// <summary>A detail of a report.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Slot>))]
internal enum Slot
{
    Kind,
    Place,
    Time,
    Plate,
    Photo,
    Receipt,
}

/// <summary>A report as far as it is known. Everything in it is masked; the plate stays where the kind needs it.</summary>
internal sealed record ReportDraft
{
    public const int MostPhotos = 5;

    public string? KindId { get; init; }

    /// <summary>Where, in the citizen's words.</summary>
    public string? Place { get; init; }

    /// <summary>False when a crew could hardly find it; it is asked for once more, and then taken as it is.</summary>
    public bool IsPlaceSettled { get; init; }

    /// <summary>When, in the citizen's words.</summary>
    public string? TimeText { get; init; }

    public DateTimeOffset? SeenFrom { get; init; }

    public DateTimeOffset? SeenTo { get; init; }

    public string? Plate { get; init; }

    public ImmutableArray<string> Photos { get; init; } = [];

    /// <summary>What the citizen wrote about it, masked.</summary>
    public string Description { get; init; } = "";

    /// <summary>Details that the citizen does not want to give or does not know.</summary>
    public ImmutableArray<Slot> Skipped { get; init; } = [];

    /// <summary>The next detail to ask for; null when the summary can be shown.</summary>
    public Slot? Missing(ReportKind? kind)
    {
        if (kind is null)
            return Slot.Kind;
        if (Place is null || !IsPlaceSettled)
            return Slot.Place;
        if (kind.AsksTime && SeenFrom is null && !Skipped.Contains(Slot.Time))
            return Slot.Time;
        if (kind.Plate == Need.Needed && Plate is null && !Skipped.Contains(Slot.Plate))
            return Slot.Plate;
        return kind.Photo != Need.None && Photos.IsEmpty && !Skipped.Contains(Slot.Photo) ? Slot.Photo : null;
    }

    public ReportDraft Skip(Slot slot) => Skipped.Contains(slot) ? this : this with { Skipped = Skipped.Add(slot) };

    /// <summary>Forgets a detail, so that it is asked for again.</summary>
    public ReportDraft Without(Slot slot)
    {
        var asked = this with { Skipped = Skipped.Remove(slot) };
        return slot switch
        {
            Slot.Kind => asked with { KindId = null },
            Slot.Place => asked with { Place = null, IsPlaceSettled = false },
            Slot.Time => asked with { TimeText = null, SeenFrom = null, SeenTo = null },
            Slot.Plate => asked with { Plate = null },
            Slot.Photo => asked with { Photos = [] },
            _ => asked,
        };
    }
}
