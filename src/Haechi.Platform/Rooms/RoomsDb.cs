using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Haechi.Platform.Rooms.Rows;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Rooms;

/// <summary>The seven rooms on disk, with the outbox.</summary>
public class RoomsDb(DbContextOptions options) : AreaDb(options)
{
    public DbSet<ObservationRow> Observations => Set<ObservationRow>();

    public DbSet<FindingRow> Findings => Set<FindingRow>();

    public DbSet<IdempotencyRow> Idempotency => Set<IdempotencyRow>();

    public DbSet<AttachmentRow> Attachments => Set<AttachmentRow>();

    public DbSet<CaseRow> Cases => Set<CaseRow>();

    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    public DbSet<ActionRow> Actions => Set<ActionRow>();

    public DbSet<CaseEventRow> CaseEvents => Set<CaseEventRow>();

    public DbSet<AuditRow> Audit => Set<AuditRow>();

    public DbSet<AuditHeadRow> AuditHead => Set<AuditHeadRow>();

    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    public DbSet<OutboxCursorRow> OutboxCursors => Set<OutboxCursorRow>();

    public DbSet<OutboxParkedRow> OutboxParked => Set<OutboxParkedRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        MapFindings(modelBuilder);
        MapCases(modelBuilder);
        MapTrail(modelBuilder);
        SnakeCaseNames.Apply(modelBuilder);
    }

    private static void MapFindings(ModelBuilder model)
    {
        model.Entity<ObservationRow>(row =>
        {
            row.ToTable("observations");
            row.HasIndex(o => new { o.ServiceId, o.ReceivedAt });
            row.HasIndex(o => o.Subject);
        });
        model.Entity<FindingRow>(row =>
        {
            row.ToTable("findings");
            row.HasIndex(f => new { f.ServiceId, f.ReceivedAt });
            row.HasIndex(f => f.CaseId);
        });
        model.Entity<IdempotencyRow>(row =>
        {
            row.ToTable("idempotency");
            row.HasKey(i => new { i.Scope, i.Key });
            row.HasIndex(i => i.At);
        });
        model.Entity<AttachmentRow>(row =>
        {
            row.ToTable("attachments");
            row.HasIndex(a => a.Subject);
        });
    }

    private static void MapCases(ModelBuilder model)
    {
        model.Entity<CaseRow>(row =>
        {
            row.ToTable("cases");
            row.Property(c => c.Version).IsConcurrencyToken();
            row.HasIndex(c => c.Number).IsUnique();
            row.HasIndex(c => new { c.Status, c.SeverityRank, c.DueAt });
            row.HasIndex(c => new { c.ServiceId, c.JoinKey });
            row.HasIndex(c => c.Subject);
        });
        model.Entity<DecisionRow>(row =>
        {
            row.ToTable("decisions", table => table.HasCheckConstraint(
                "ck_decisions_one_kind",
                "(person_id IS NULL) <> (rule_id IS NULL) AND (person_id IS NULL) = (person_name IS NULL) AND (rule_id IS NULL) = (action_kind IS NULL)"));
            row.HasOne<CaseRow>().WithMany().HasForeignKey(d => d.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ActionRow>(row =>
        {
            row.ToTable("actions");
            row.HasOne<CaseRow>().WithMany().HasForeignKey(a => a.CaseId).OnDelete(DeleteBehavior.Restrict);
            row.HasOne<DecisionRow>().WithMany().HasForeignKey(a => a.DecisionId).OnDelete(DeleteBehavior.Restrict);
            row.HasIndex(a => a.Status);
        });
        model.Entity<CaseEventRow>(row =>
        {
            row.ToTable("case_events");
            row.HasKey(e => new { e.CaseId, e.Sequence });
            row.HasOne<CaseRow>().WithMany().HasForeignKey(e => e.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
    }

    // A word that somebody put there by hand must read as a wrong row, not stop whoever looks for wrong rows.
    private static ActorKind KindOf(string text) => Enum.TryParse<ActorKind>(text, out var kind) ? kind : (ActorKind)(-1);

    private static void MapTrail(ModelBuilder model)
    {
        model.Entity<AuditRow>(row =>
        {
            row.ToTable("audit");
            row.HasKey(a => a.Sequence);
            row.Property(a => a.Sequence).ValueGeneratedNever();
            row.Property(a => a.ActorKind).HasConversion(kind => kind.ToString(), text => KindOf(text));
            row.HasIndex(a => new { a.SubjectKind, a.SubjectId });
            row.HasIndex(a => a.ActorId);
        });
        model.Entity<AuditHeadRow>(row =>
        {
            row.ToTable("audit_head");
            row.Property(h => h.Id).ValueGeneratedNever();
            row.HasData(new AuditHeadRow { Id = 1, Sequence = 0, Hash = new string('0', 64) });
        });
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.HasKey(o => o.Sequence);
            row.Property(o => o.Sequence).ValueGeneratedOnAdd();
            row.HasIndex(o => o.At);
        });
        model.Entity<OutboxCursorRow>(row =>
        {
            row.ToTable("outbox_cursors");
            row.HasKey(c => c.Consumer);
        });
        model.Entity<OutboxParkedRow>(row =>
        {
            row.ToTable("outbox_parked");
            row.HasKey(p => new { p.Consumer, p.Sequence });
        });
    }
}

/// <summary><see cref="RoomsDb"/> on SQLite.</summary>
public sealed class SqliteRoomsDb(DbContextOptions options) : RoomsDb(options);

/// <summary><see cref="RoomsDb"/> on PostgreSQL.</summary>
public sealed class PostgresRoomsDb(DbContextOptions options) : RoomsDb(options);

internal sealed class SqliteRoomsDesign() : DesignTimeArea<SqliteRoomsDb>(DatabaseKind.Sqlite, "rooms");

internal sealed class PostgresRoomsDesign() : DesignTimeArea<PostgresRoomsDb>(DatabaseKind.Postgres, "rooms");
