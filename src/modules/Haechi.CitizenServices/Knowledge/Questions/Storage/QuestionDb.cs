using Haechi.Platform.Persistence;
using Haechi.Platform.Persistence.Conversions;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.Knowledge.Questions.Storage;

/// <summary>What editors did with questions that had no good answer. The questions themselves stay with their conversations.</summary>
internal class QuestionDb(DbContextOptions options) : AreaDb(options)
{
    /// <summary>Name of the area.</summary>
    public const string Area = "knowledge-questions";

    public DbSet<HandledQuestionRow> Handled => Set<HandledQuestionRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<HandledQuestionRow>(row =>
        {
            row.ToTable("knowledge_questions");
            row.Property(h => h.Revision).IsConcurrencyToken();
        });
        SnakeCaseNames.Apply(modelBuilder);
    }
}

/// <summary><see cref="QuestionDb"/> on SQLite.</summary>
internal sealed class SqliteQuestionDb(DbContextOptions options) : QuestionDb(options);

/// <summary><see cref="QuestionDb"/> on PostgreSQL.</summary>
internal sealed class PostgresQuestionDb(DbContextOptions options) : QuestionDb(options);

internal sealed class SqliteQuestionDesign() : DesignTimeArea<SqliteQuestionDb>(DatabaseKind.Sqlite, QuestionDb.Area);

internal sealed class PostgresQuestionDesign() : DesignTimeArea<PostgresQuestionDb>(DatabaseKind.Postgres, QuestionDb.Area);
