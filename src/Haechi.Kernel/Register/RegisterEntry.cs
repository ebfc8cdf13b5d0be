using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Haechi.Kernel.Register;

/// <summary>
/// A service as a published algorithm register writes it: the field names of the algorithmic transparency standard that
/// European cities share, in one language, with the live numbers beside them.
/// </summary>
public sealed record RegisterEntry
{
    /// <summary>Id of the service.</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    /// <summary>Language of the texts: <c>ko</c> or <c>en</c>.</summary>
    [JsonPropertyName("lang")]
    public required string Language { get; init; }

    /// <summary>Name on pages.</summary>
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    /// <summary>Organisation that runs it.</summary>
    [JsonPropertyName("organization")]
    public required string Organisation { get; init; }

    /// <summary>Bureau or division that owns it.</summary>
    [JsonPropertyName("department")]
    public required string Department { get; init; }

    /// <summary>Where it is used.</summary>
    [JsonPropertyName("area")]
    public required string Area { get; init; }

    /// <summary>Field of administration.</summary>
    [JsonPropertyName("domain")]
    public required string Domain { get; init; }

    /// <summary>What it does.</summary>
    [JsonPropertyName("description_short")]
    public required string Summary { get; init; }

    /// <summary>Page that citizens may open, relative; null when there is none.</summary>
    [JsonPropertyName("website")]
    public string? Website { get; init; }

    /// <summary><c>ordinary</c> or <c>high-impact</c> (고영향).</summary>
    [JsonPropertyName("risk_category")]
    public required string RiskCategory { get; init; }

    /// <summary>Why that class.</summary>
    [JsonPropertyName("risks")]
    public required string Risks { get; init; }

    /// <summary><c>planning</c>, <c>building</c> or <c>operating</c>.</summary>
    [JsonPropertyName("status")]
    public required string Status { get; init; }

    /// <summary>Why the city runs it.</summary>
    [JsonPropertyName("goal")]
    public required string Goal { get; init; }

    /// <summary>The law it rests on.</summary>
    [JsonPropertyName("lawful_basis")]
    public required string LawfulBasis { get; init; }

    /// <summary>Gravest data that it handles: <c>public</c>, <c>internal</c>, <c>personal</c> or <c>sensitive</c>.</summary>
    [JsonPropertyName("source_data")]
    public required string SourceData { get; init; }

    /// <summary>How long personal data is kept, in days.</summary>
    [JsonPropertyName("retention_days")]
    public required int RetentionDays { get; init; }

    /// <summary>Where a person decides, and what may happen without one.</summary>
    [JsonPropertyName("human_intervention")]
    public required string HumanIntervention { get; init; }

    /// <summary>Models and rule sets in use.</summary>
    [JsonPropertyName("methods_and_models")]
    public required ImmutableArray<RegisterModel> Models { get; init; }

    /// <summary>What it is measured by.</summary>
    [JsonPropertyName("performance_standard")]
    public required ImmutableArray<RegisterKpi> PerformanceStandard { get; init; }

    /// <summary>How it does now.</summary>
    [JsonPropertyName("live")]
    public required RegisterNumbers Live { get; init; }

    /// <summary>Writes a manifest as a register entry.</summary>
    /// <param name="manifest">What the service declares.</param>
    /// <param name="live">Its numbers now.</param>
    /// <param name="area">Where it is used.</param>
    /// <param name="culture">Language of the texts; anything that is not English reads Korean.</param>
    public static RegisterEntry Of(ServiceManifest manifest, RegisterNumbers live, LocalizedText area, string culture)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(live);
        ArgumentNullException.ThrowIfNull(area);
        var languages = new LocalizedText("ko", "en");
        return new RegisterEntry
        {
            Id = manifest.Id,
            Language = languages.For(culture),
            Name = manifest.Name.For(culture),
            Organisation = manifest.Organisation.For(culture),
            Department = manifest.Department.For(culture),
            Area = area.For(culture),
            Domain = manifest.Area.For(culture),
            Summary = manifest.Summary.For(culture),
            Website = manifest.Website,
            RiskCategory = manifest.Risk == RiskClass.HighImpact ? "high-impact" : "ordinary",
            Risks = manifest.RiskReason.For(culture),
            Status = manifest.Stage.ToString().ToLowerInvariant(),
            Goal = manifest.Purpose.For(culture),
            LawfulBasis = manifest.LegalBasis.For(culture),
            SourceData = manifest.Data.ToString().ToLowerInvariant(),
            RetentionDays = manifest.RetentionDays,
            HumanIntervention = Intervention(manifest, culture),
            Models = [.. manifest.Models.Select(m => new RegisterModel(m.Id, m.Version, m.Task.For(culture), m.Licence, m.Sha256))],
            PerformanceStandard = [.. manifest.Kpis.Select(k => new RegisterKpi(k.Id, k.Name.For(culture), k.Unit, k.Target))],
            Live = live,
        };
    }

    private static string Intervention(ServiceManifest manifest, string culture) => manifest.AutomaticActions.IsEmpty
        ? new LocalizedText("모든 결정은 담당자가 합니다.", "A named official makes every decision.").For(culture)
        : new LocalizedText("담당자가 결정합니다. 다음만 자동으로 하며 되돌릴 수 있거나 끝나는 때가 있습니다: ", "A named official decides. Only this happens without one, and it can be undone or ends by itself: ").For(culture)
            + string.Join(" ", manifest.AutomaticActions.Select(a => $"{a.ActionKind} ({a.Why.For(culture)})"));
}

/// <summary>A model or rule set in a register entry.</summary>
public sealed record RegisterModel(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("version")] string Version,
    [property: JsonPropertyName("task")] string Task,
    [property: JsonPropertyName("licence")] string Licence,
    [property: JsonPropertyName("sha256")] string? Sha256);

/// <summary>An aim in a register entry.</summary>
public sealed record RegisterKpi(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("unit")] string Unit,
    [property: JsonPropertyName("target")] double Target);
