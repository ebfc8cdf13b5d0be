using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.LanguageModels.Metering;

/// <summary>What the language model was asked for and what it cost. No texts.</summary>
public class ModelsDb(DbContextOptions options) : AreaDb(options)
{
    internal const string AreaName = "language-models";

    /// <summary>Every call.</summary>
    public DbSet<ModelCallRow> Calls => Set<ModelCallRow>();

    /// <summary>The budget day by day.</summary>
    public DbSet<BudgetDayRow> Budget => Set<BudgetDayRow>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<ModelCallRow>(row =>
        {
            row.ToTable("model_calls");
            row.Property(c => c.Day).HasMaxLength(10);
            row.Property(c => c.ServiceId).HasMaxLength(60);
            row.Property(c => c.Purpose).HasMaxLength(20);
            row.Property(c => c.Model).HasMaxLength(200);
            row.HasIndex(c => new { c.Day, c.ServiceId });
            row.HasIndex(c => new { c.Outcome, c.At });
            row.HasIndex(c => c.At);
        });
        modelBuilder.Entity<BudgetDayRow>(row =>
        {
            row.ToTable("model_budget_days");
            row.HasKey(d => d.Day);
            row.Property(d => d.Day).HasMaxLength(10);
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary>One call.</summary>
public sealed class ModelCallRow
{
    public Guid Id { get; set; }

    /// <summary>Day of Seoul as <c>2026-11-23</c>; text orders alike on both databases.</summary>
    public string Day { get; set; } = "";
    public DateTimeOffset At { get; set; }
    public string ServiceId { get; set; } = "";

    /// <summary>What for: <c>answer</c> or <c>check</c>.</summary>
    public string Purpose { get; set; } = "";
    public string Model { get; set; } = "";
    public CallOutcome Outcome { get; set; }

    /// <summary>Tokens set aside while it runs.</summary>
    public long Reserved { get; set; }
    public long TokensIn { get; set; }
    public long TokensOut { get; set; }

    /// <summary>True where the endpoint did not tell and the tokens are an estimate.</summary>
    public bool Estimated { get; set; }

    /// <summary>Milliseconds until the first words; null when there were none.</summary>
    public int? FirstWordsMs { get; set; }
    public int DurationMs { get; set; }

    /// <summary>Sentences given to people.</summary>
    public int Kept { get; set; }

    /// <summary>Sentences that no source supports.</summary>
    public int Dropped { get; set; }
}

/// <summary>Tokens of one day of Seoul.</summary>
public sealed class BudgetDayRow
{
    public string Day { get; set; } = "";

    /// <summary>Set aside by calls that run.</summary>
    public long Reserved { get; set; }

    /// <summary>Used by calls that ended.</summary>
    public long Spent { get; set; }
}

/// <summary><see cref="ModelsDb"/> on SQLite.</summary>
public sealed class SqliteModelsDb(DbContextOptions options) : ModelsDb(options);

/// <summary><see cref="ModelsDb"/> on PostgreSQL.</summary>
public sealed class PostgresModelsDb(DbContextOptions options) : ModelsDb(options);

internal sealed class SqliteModelsDesign() : DesignTimeArea<SqliteModelsDb>(DatabaseKind.Sqlite, ModelsDb.AreaName);

internal sealed class PostgresModelsDesign() : DesignTimeArea<PostgresModelsDb>(DatabaseKind.Postgres, ModelsDb.AreaName);
