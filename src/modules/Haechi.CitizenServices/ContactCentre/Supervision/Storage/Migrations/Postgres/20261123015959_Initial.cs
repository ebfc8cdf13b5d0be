using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Haechi.CitizenServices.ContactCentre.Supervision.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contact_days",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    counted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_days", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "contact_hours",
                columns: table => new
                {
                    hour = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    asked = table.Column<int>(type: "integer", nullable: false),
                    taken = table.Column<int>(type: "integer", nullable: false),
                    in_target = table.Column<int>(type: "integer", nullable: false),
                    abandoned = table.Column<int>(type: "integer", nullable: false),
                    abandoned_early = table.Column<int>(type: "integer", nullable: false),
                    handled = table.Column<int>(type: "integer", nullable: false),
                    handling_seconds = table.Column<double>(type: "double precision", nullable: false),
                    wait_seconds = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_hours", x => new { x.hour, x.topic });
                });

            migrationBuilder.CreateTable(
                name: "contact_samples",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    method = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    seed = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false),
                    size = table.Column<int>(type: "integer", nullable: false),
                    population = table.Column<int>(type: "integer", nullable: false),
                    drawn = table.Column<int>(type: "integer", nullable: false),
                    drawn_by_id = table.Column<string>(type: "text", nullable: false),
                    drawn_by_name = table.Column<string>(type: "text", nullable: false),
                    drawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_samples", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contact_term_cursor",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    read_to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_term_cursor", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contact_term_talks",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    read_to = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_term_talks", x => x.conversation_id);
                });

            migrationBuilder.CreateTable(
                name: "contact_term_totals",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    talks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_term_totals", x => new { x.day, x.part });
                });

            migrationBuilder.CreateTable(
                name: "contact_term_uses",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_term_uses", x => new { x.day, x.word, x.conversation_id });
                });

            migrationBuilder.CreateTable(
                name: "contact_terms",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    part = table.Column<int>(type: "integer", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false),
                    talks = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_terms", x => new { x.day, x.part, x.word });
                });

            migrationBuilder.CreateTable(
                name: "contact_reviews",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sample_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    handover_id = table.Column<Guid>(type: "uuid", nullable: false),
                    conversation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    counsellor_id = table.Column<string>(type: "text", nullable: false),
                    counsellor_name = table.Column<string>(type: "text", nullable: false),
                    topic = table.Column<string>(type: "text", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    handling_seconds = table.Column<double>(type: "double precision", nullable: false),
                    reviewer_id = table.Column<string>(type: "text", nullable: true),
                    reviewer_name = table.Column<string>(type: "text", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    remark = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_contact_reviews_contact_samples_sample_id",
                        column: x => x.sample_id,
                        principalTable: "contact_samples",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "contact_review_scores",
                columns: table => new
                {
                    review_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item = table.Column<string>(type: "text", nullable: false),
                    score = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_review_scores", x => new { x.review_id, x.item });
                    table.ForeignKey(
                        name: "FK_contact_review_scores_contact_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "contact_reviews",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contact_reviews_conversation_id",
                table: "contact_reviews",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_reviews_counsellor_id",
                table: "contact_reviews",
                column: "counsellor_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_reviews_reviewed_at",
                table: "contact_reviews",
                column: "reviewed_at");

            migrationBuilder.CreateIndex(
                name: "IX_contact_reviews_sample_id",
                table: "contact_reviews",
                column: "sample_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_samples_drawn_at",
                table: "contact_samples",
                column: "drawn_at");

            migrationBuilder.CreateIndex(
                name: "IX_contact_term_talks_day",
                table: "contact_term_talks",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_contact_terms_word_day",
                table: "contact_terms",
                columns: new[] { "word", "day" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_days");

            migrationBuilder.DropTable(
                name: "contact_hours");

            migrationBuilder.DropTable(
                name: "contact_review_scores");

            migrationBuilder.DropTable(
                name: "contact_term_cursor");

            migrationBuilder.DropTable(
                name: "contact_term_talks");

            migrationBuilder.DropTable(
                name: "contact_term_totals");

            migrationBuilder.DropTable(
                name: "contact_term_uses");

            migrationBuilder.DropTable(
                name: "contact_terms");

            migrationBuilder.DropTable(
                name: "contact_reviews");

            migrationBuilder.DropTable(
                name: "contact_samples");
        }
    }
}
