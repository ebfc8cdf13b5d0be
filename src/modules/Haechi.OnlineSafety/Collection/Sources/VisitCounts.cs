using System.Text.Json;
using Haechi.Platform.Persistence;

namespace Haechi.OnlineSafety.Collection.Sources;

/// <summary>What a visit brought, and what was left out and why.</summary>
internal sealed class VisitCounts
{
    public int Pages { get; set; }

    public int Texts { get; set; }

    public int Pictures { get; set; }

    public int Videos { get; set; }

    /// <summary>Why things were skipped, and how many for each reason.</summary>
    public SortedDictionary<string, int> Skipped { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Why the visit ended before everything was seen: <c>pages</c>, <c>time</c>, <c>failed</c>; null when it did not.</summary>
    public string? Ended { get; set; }

    public void Skip(string reason) => Skipped[reason] = Skipped.GetValueOrDefault(reason) + 1;

    public void Took(ItemKind kind) => _ = kind switch { ItemKind.Text => Texts++, ItemKind.Picture => Pictures++, _ => Videos++ };

    public string Write() => JsonSerializer.Serialize(this, LedgerJson.Options);

    public static VisitCounts? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<VisitCounts>(json, LedgerJson.Options);
}
