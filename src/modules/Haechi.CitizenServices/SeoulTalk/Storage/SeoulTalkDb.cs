using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Storage;

/// <summary>Conversations, their turns and what was filed in them.</summary>
internal class SeoulTalkDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "seoul-talk";

    public DbSet<ConversationRow> Conversations => Set<ConversationRow>();

    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<ReportRow> Reports => Set<ReportRow>();

    public DbSet<UnansweredRow> Unanswered => Set<UnansweredRow>();

    public DbSet<HandoverRow> Handovers => Set<HandoverRow>();

    public DbSet<CounsellorRow> Counsellors => Set<CounsellorRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ConversationRow>(row =>
        {
            row.ToTable("talk_conversations");
            row.Property(c => c.Version).IsConcurrencyToken();
            row.HasIndex(c => new { c.Mode, c.QueuedAt });
            row.HasIndex(c => c.LastAt);
            row.HasIndex(c => new { c.Channel, c.OwnerHash });
            row.HasIndex(c => new { c.CounsellorId, c.Mode });
        });
        modelBuilder.Entity<TurnRow>(row =>
        {
            row.ToTable("talk_turns");
            row.HasKey(t => new { t.ConversationId, t.Sequence });
            row.HasOne<ConversationRow>().WithMany().HasForeignKey(t => t.ConversationId);
            row.HasIndex(t => t.ActionId).IsUnique();
            // Few turns are rated badly: the index holds only those, so that nobody who looks for them reads the others.
            row.HasIndex(t => t.At).HasDatabaseName("IX_talk_turns_badly_rated").HasFilter(Database.IsSqlite() ? "helpful = 0" : "helpful = false");
        });
        modelBuilder.Entity<ReportRow>(row =>
        {
            row.ToTable("talk_reports");
            row.HasKey(r => r.CaseId);
            row.HasIndex(r => r.Number).IsUnique();
            row.HasIndex(r => r.ConversationId);
            row.HasIndex(r => new { r.FiledAt, r.Kind });
        });
        modelBuilder.Entity<UnansweredRow>(row =>
        {
            row.ToTable("talk_unanswered");
            row.HasIndex(u => u.At);
        });
        modelBuilder.Entity<HandoverRow>(row =>
        {
            row.ToTable("talk_handovers");
            row.HasOne<ConversationRow>().WithMany().HasForeignKey(h => h.ConversationId);
            row.HasIndex(h => h.RankAt);
            row.HasIndex(h => h.QueuedAt);
            row.HasIndex(h => h.EndedAt);
        });
        modelBuilder.Entity<CounsellorRow>(row =>
        {
            row.ToTable("talk_counsellors");
            row.Property(c => c.Version).IsConcurrencyToken();
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="SeoulTalkDb"/> on SQLite.</summary>
internal sealed class SqliteSeoulTalkDb(DbContextOptions options) : SeoulTalkDb(options);

/// <summary><see cref="SeoulTalkDb"/> on PostgreSQL.</summary>
internal sealed class PostgresSeoulTalkDb(DbContextOptions options) : SeoulTalkDb(options);

internal sealed class SqliteSeoulTalkDesign() : DesignTimeArea<SqliteSeoulTalkDb>(DatabaseKind.Sqlite, SeoulTalkDb.Area);

internal sealed class PostgresSeoulTalkDesign() : DesignTimeArea<PostgresSeoulTalkDb>(DatabaseKind.Postgres, SeoulTalkDb.Area);
