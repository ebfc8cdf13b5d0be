namespace Haechi.CitizenServices.ContactCentre.Desk.Sheet;

/// <summary>A field of the form.</summary>
internal enum SheetField
{
    Kind,
    Place,
    Time,
    Plate,
}

/// <summary>One field: its value, and where it comes from.</summary>
/// <param name="Value">Id of a report kind; a place; a time as <c>yyyy-MM-ddTHH:mm</c> in Seoul; a plate. Empty when it is not known.</param>
/// <param name="From">The sentence of the citizen that says so; null when nothing was read.</param>
/// <param name="Read">What was read, which a correction covers and never loses.</param>
/// <param name="Corrected">A counsellor wrote the value.</param>
internal sealed record SheetValue(string Value, string? From, string Read, bool Corrected);

/// <summary>The form of a conversation.</summary>
internal sealed record SheetForm(IReadOnlyDictionary<SheetField, SheetValue> Values)
{
    public static SheetForm Empty { get; } = new(new Dictionary<SheetField, SheetValue>());

    public SheetValue this[SheetField field] => Values.GetValueOrDefault(field) ?? new SheetValue("", null, "", Corrected: false);

    /// <summary>The reading with the counsellor's corrections over it: what a person wrote stays, whatever is read later.</summary>
    public SheetForm With(IReadOnlyDictionary<SheetField, string> corrections) => new(
        Enum.GetValues<SheetField>().ToDictionary(f => f, f => corrections.TryGetValue(f, out var value)
            ? this[f] with { Value = value, Corrected = true }
            : this[f]));
}
