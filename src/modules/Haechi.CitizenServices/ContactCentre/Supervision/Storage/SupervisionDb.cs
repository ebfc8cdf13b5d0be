using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Supervision.Storage;

/// <summary>What supervisors keep: hours that are over, how often words were said, and reviews. No citizen's words are here.</summary>
internal class SupervisionDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "contact-supervision";

    public DbSet<HourRow> Hours => Set<HourRow>();

    public DbSet<DayRow> Days => Set<DayRow>();

    public DbSet<TermRow> Terms => Set<TermRow>();

    public DbSet<TermTotalRow> TermTotals => Set<TermTotalRow>();

    public DbSet<TermTalkRow> TermTalks => Set<TermTalkRow>();

    public DbSet<TermUseRow> TermUses => Set<TermUseRow>();

    public DbSet<TermCursorRow> TermCursors => Set<TermCursorRow>();

    public DbSet<SampleRow> Samples => Set<SampleRow>();

    public DbSet<ReviewRow> Reviews => Set<ReviewRow>();

    public DbSet<ReviewScoreRow> Scores => Set<ReviewScoreRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<HourRow>(row => row.ToTable("contact_hours").HasKey(h => new { h.Hour, h.Topic }));
        modelBuilder.Entity<DayRow>(row => row.ToTable("contact_days").HasKey(d => d.Day));
        MapTerms(modelBuilder);
        MapReviews(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder);
    }

    private static void MapTerms(ModelBuilder model)
    {
        model.Entity<TermRow>(row =>
        {
            row.ToTable("contact_terms").HasKey(t => new { t.Day, t.Part, t.Word });
            row.HasIndex(t => new { t.Word, t.Day });
        });
        model.Entity<TermTotalRow>(row => row.ToTable("contact_term_totals").HasKey(t => new { t.Day, t.Part }));
        model.Entity<TermTalkRow>(row =>
        {
            row.ToTable("contact_term_talks").HasKey(t => t.ConversationId);
            row.HasIndex(t => t.Day);
        });
        model.Entity<TermUseRow>(row => row.ToTable("contact_term_uses").HasKey(t => new { t.Day, t.Word, t.ConversationId }));
        model.Entity<TermCursorRow>(row =>
        {
            row.ToTable("contact_term_cursor");
            row.Property(c => c.Version).IsConcurrencyToken();
        });
    }

    private static void MapReviews(ModelBuilder model)
    {
        model.Entity<SampleRow>(row =>
        {
            row.ToTable("contact_samples");
            row.HasIndex(s => s.DrawnAt);
        });
        model.Entity<ReviewRow>(row =>
        {
            row.ToTable("contact_reviews");
            row.HasOne<SampleRow>().WithMany().HasForeignKey(r => r.SampleId);
            row.HasIndex(r => r.CounsellorId);
            row.HasIndex(r => r.ReviewedAt);
            row.HasIndex(r => r.ConversationId);
            row.Property(r => r.Version).IsConcurrencyToken();
        });
        model.Entity<ReviewScoreRow>(row =>
        {
            row.ToTable("contact_review_scores").HasKey(s => new { s.ReviewId, s.Item });
            row.HasOne<ReviewRow>().WithMany().HasForeignKey(s => s.ReviewId);
        });
    }
}

/// <summary><see cref="SupervisionDb"/> on SQLite.</summary>
internal sealed class SqliteSupervisionDb(DbContextOptions options) : SupervisionDb(options);

/// <summary><see cref="SupervisionDb"/> on PostgreSQL.</summary>
internal sealed class PostgresSupervisionDb(DbContextOptions options) : SupervisionDb(options);

internal sealed class SqliteSupervisionDesign() : DesignTimeArea<SqliteSupervisionDb>(DatabaseKind.Sqlite, SupervisionDb.Area);

internal sealed class PostgresSupervisionDesign() : DesignTimeArea<PostgresSupervisionDb>(DatabaseKind.Postgres, SupervisionDb.Area);
