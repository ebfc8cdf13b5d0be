using System.Collections.Immutable;

namespace Haechi.Kernel.Register;

/// <summary>
/// What a service declares about itself. The register (알고리즘 등록부) is drawn from these and the live numbers;
/// a service without one cannot report a finding.
/// </summary>
public sealed record ServiceManifest
{
    /// <summary>Kebab-case id, unique, at most 40 characters, e.g. <c>seoul-talk</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Name on pages.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>What it does, in two sentences.</summary>
    public required LocalizedText Summary { get; init; }

    /// <summary>Organisation that runs it.</summary>
    public required LocalizedText Organisation { get; init; }

    /// <summary>Bureau or division that owns it.</summary>
    public required LocalizedText Department { get; init; }

    /// <summary>Field of administration, e.g. citizen services.</summary>
    public required LocalizedText Area { get; init; }

    /// <summary>Why the city runs it.</summary>
    public required LocalizedText Purpose { get; init; }

    /// <summary>The law it rests on.</summary>
    public required LocalizedText LegalBasis { get; init; }

    /// <summary>고영향 or not.</summary>
    public required RiskClass Risk { get; init; }

    /// <summary>Why that class.</summary>
    public required LocalizedText RiskReason { get; init; }

    /// <summary>Gravest data that it handles.</summary>
    public required DataClass Data { get; init; }

    /// <summary>기획 → 구축 → 운영.</summary>
    public required ServiceStage Stage { get; init; }

    /// <summary>Page that citizens may open, relative; null when there is none.</summary>
    public string? Website { get; init; }

    /// <summary>Models and rule sets in use.</summary>
    public ImmutableArray<ModelUse> Models { get; init; } = [];

    /// <summary>Everything it may do without a person. Empty is the normal case.</summary>
    public ImmutableArray<AutomaticAction> AutomaticActions { get; init; } = [];

    /// <summary>How long personal data is kept, in days.</summary>
    public required int RetentionDays { get; init; }

    /// <summary>What it is measured by.</summary>
    public ImmutableArray<Kpi> Kpis { get; init; } = [];

    /// <summary>Findings below this score are kept but open no case. 0 to 1, default 0.</summary>
    public double CaseThreshold { get; init; }

    /// <summary>Hours by the clock, day and night, until a case is due: for what is urgent. Null (default) counts in <see cref="DueWorkingDays"/>.</summary>
    public int? DueHours { get; init; }

    /// <summary>Working days until a case is due, unless <see cref="DueHours"/> is set or the service says otherwise. Default 3.</summary>
    public int DueWorkingDays { get; init; } = 3;
}

/// <summary>Risk class under the AI 기본법.</summary>
public enum RiskClass
{
    /// <summary>Not high-impact.</summary>
    Ordinary,

    /// <summary>고영향 인공지능.</summary>
    HighImpact,
}

/// <summary>Gravest class of data that a service handles.</summary>
public enum DataClass
{
    /// <summary>Open data.</summary>
    Public,

    /// <summary>Internal, no personal data.</summary>
    Internal,

    /// <summary>Personal data.</summary>
    Personal,

    /// <summary>Sensitive: victims, patients, minors.</summary>
    Sensitive,
}

/// <summary>Stage of a service.</summary>
public enum ServiceStage
{
    /// <summary>기획.</summary>
    Planning,

    /// <summary>구축.</summary>
    Building,

    /// <summary>운영.</summary>
    Operating,
}

/// <summary>A model or rule set in use.</summary>
/// <param name="Id">Model id.</param>
/// <param name="Version">Version in force.</param>
/// <param name="Task">What it does.</param>
/// <param name="Licence">SPDX id or name.</param>
/// <param name="Sha256">Hash of the weights or rules; null for rules compiled into the product.</param>
public sealed record ModelUse(string Id, string Version, LocalizedText Task, string Licence, string? Sha256 = null);

/// <summary>One thing that the service may do without a person; reversible or time-bounded.</summary>
/// <param name="RuleId">Rule that allows it.</param>
/// <param name="ActionKind">Kind of action.</param>
/// <param name="Why">Why it may be automatic.</param>
public sealed record AutomaticAction(string RuleId, string ActionKind, LocalizedText Why);

/// <summary>What a service is measured by.</summary>
/// <param name="Id">Kebab-case id.</param>
/// <param name="Name">Name on pages.</param>
/// <param name="Unit">Unit, e.g. <c>%</c>, <c>s</c>.</param>
/// <param name="Target">Aim, in that unit.</param>
public sealed record Kpi(string Id, LocalizedText Name, string Unit, double Target);
