using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.ContactCentre.Desk.Storage;

/// <summary>Forms in work, confirmed consultations and messages of the counsellor's desk.</summary>
internal class ContactDeskDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "contact-desk";

    public DbSet<SheetRow> Sheets => Set<SheetRow>();

    public DbSet<RecordRow> Records => Set<RecordRow>();

    public DbSet<MessageRow> Messages => Set<MessageRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SheetRow>(row =>
        {
            row.ToTable("contact_sheets");
            row.HasKey(s => s.ConversationId);
            row.Property(s => s.Version).IsConcurrencyToken();
            row.HasIndex(s => s.At);
        });
        modelBuilder.Entity<RecordRow>(row =>
        {
            row.ToTable("contact_records");
            row.HasKey(r => r.HandoverId);
            row.HasIndex(r => r.ConversationId);
            row.HasIndex(r => r.At);
        });
        modelBuilder.Entity<MessageRow>(row =>
        {
            row.ToTable("contact_messages");
            row.Property(m => m.Version).IsConcurrencyToken();
            row.HasIndex(m => new { m.Status, m.NextAt });
            row.HasIndex(m => m.ConversationId);
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="ContactDeskDb"/> on SQLite.</summary>
internal sealed class SqliteContactDeskDb(DbContextOptions options) : ContactDeskDb(options);

/// <summary><see cref="ContactDeskDb"/> on PostgreSQL.</summary>
internal sealed class PostgresContactDeskDb(DbContextOptions options) : ContactDeskDb(options);

internal sealed class SqliteContactDeskDesign() : DesignTimeArea<SqliteContactDeskDb>(DatabaseKind.Sqlite, ContactDeskDb.Area);

internal sealed class PostgresContactDeskDesign() : DesignTimeArea<PostgresContactDeskDb>(DatabaseKind.Postgres, ContactDeskDb.Area);
