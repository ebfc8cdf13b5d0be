using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.Collection.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Keywords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "collection_keyword_days",
                columns: table => new
                {
                    keyword_id = table.Column<Guid>(type: "uuid", nullable: false),
                    day = table.Column<int>(type: "integer", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_keyword_days", x => new { x.keyword_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "collection_keyword_forms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    keyword_id = table.Column<Guid>(type: "uuid", nullable: false),
                    form = table.Column<string>(type: "text", nullable: false),
                    origin = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    beside = table.Column<int>(type: "integer", nullable: false),
                    anywhere = table.Column<int>(type: "integer", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_keyword_forms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collection_keyword_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_keyword_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "collection_keywords",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    word = table.Column<string>(type: "text", nullable: false),
                    plain = table.Column<string>(type: "text", nullable: false),
                    category = table.Column<string>(type: "text", nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    added_by = table.Column<string>(type: "text", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_keywords", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_collection_keyword_forms_keyword_id_form",
                table: "collection_keyword_forms",
                columns: new[] { "keyword_id", "form" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collection_keywords_plain",
                table: "collection_keywords",
                column: "plain",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collection_keyword_days");

            migrationBuilder.DropTable(
                name: "collection_keyword_forms");

            migrationBuilder.DropTable(
                name: "collection_keyword_version");

            migrationBuilder.DropTable(
                name: "collection_keywords");
        }
    }
}
