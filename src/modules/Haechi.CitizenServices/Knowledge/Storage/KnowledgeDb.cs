using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Storage;

/// <summary>The knowledge base: entries, every version that was published, the documents they come from, and how those came in.</summary>
internal class KnowledgeDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "knowledge";

    public DbSet<KnowledgeRow> Entries => Set<KnowledgeRow>();

    public DbSet<KnowledgeVersionRow> Versions => Set<KnowledgeVersionRow>();

    public DbSet<KnowledgeTopicRow> Topics => Set<KnowledgeTopicRow>();

    public DbSet<KnowledgeDocumentRow> Documents => Set<KnowledgeDocumentRow>();

    public DbSet<KnowledgeImportRow> Imports => Set<KnowledgeImportRow>();

    public DbSet<KnowledgeListRow> Lists => Set<KnowledgeListRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<KnowledgeRow>(row =>
        {
            row.ToTable("knowledge_entries");
            row.Property(e => e.Revision).IsConcurrencyToken();
            row.HasIndex(e => new { e.State, e.ValidUntil });
            row.HasIndex(e => e.Owner);
            row.HasIndex(e => new { e.DocumentId, e.Passage }).IsUnique();
            row.HasOne<KnowledgeDocumentRow>().WithMany().HasForeignKey(e => e.DocumentId);
        });
        modelBuilder.Entity<KnowledgeVersionRow>(row =>
        {
            row.ToTable("knowledge_versions");
            row.HasKey(v => new { v.EntryId, v.Version });
            row.HasOne<KnowledgeRow>().WithMany().HasForeignKey(v => v.EntryId);
        });
        modelBuilder.Entity<KnowledgeTopicRow>().ToTable("knowledge_topics");
        modelBuilder.Entity<KnowledgeDocumentRow>(row =>
        {
            row.ToTable("knowledge_documents");
            row.Property(d => d.Revision).IsConcurrencyToken();
            row.HasIndex(d => new { d.Collection, d.Path }).IsUnique();
            row.HasIndex(d => d.MissingSince);
        });
        modelBuilder.Entity<KnowledgeImportRow>(row =>
        {
            row.ToTable("knowledge_imports");
            row.HasIndex(i => i.StartedAt);
        });
        modelBuilder.Entity<KnowledgeListRow>(row =>
        {
            row.ToTable("knowledge_lists");
            row.Property(l => l.Revision).IsConcurrencyToken();
            row.HasIndex(l => l.Name).IsUnique();
            row.HasIndex(l => l.NextAt);
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="KnowledgeDb"/> on SQLite.</summary>
internal sealed class SqliteKnowledgeDb(DbContextOptions options) : KnowledgeDb(options);

/// <summary><see cref="KnowledgeDb"/> on PostgreSQL.</summary>
internal sealed class PostgresKnowledgeDb(DbContextOptions options) : KnowledgeDb(options);

internal sealed class SqliteKnowledgeDesign() : DesignTimeArea<SqliteKnowledgeDb>(DatabaseKind.Sqlite, KnowledgeDb.Area);

internal sealed class PostgresKnowledgeDesign() : DesignTimeArea<PostgresKnowledgeDb>(DatabaseKind.Postgres, KnowledgeDb.Area);
