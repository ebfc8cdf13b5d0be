using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.Collection.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Sources : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "collection_read_files",
                columns: table => new
                {
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    mark = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_read_files", x => new { x.source_id, x.mark });
                });

            migrationBuilder.CreateTable(
                name: "collection_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    places = table.Column<string>(type: "text", nullable: false),
                    depth = table.Column<int>(type: "integer", nullable: false),
                    most_pages = table.Column<int>(type: "integer", nullable: false),
                    seconds_between = table.Column<double>(type: "double precision", nullable: false),
                    every_minutes = table.Column<int>(type: "integer", nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_counts = table.Column<string>(type: "text", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_sources", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_collection_sources_name",
                table: "collection_sources",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_collection_sources_next_at",
                table: "collection_sources",
                column: "next_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "collection_read_files");

            migrationBuilder.DropTable(
                name: "collection_sources");
        }
    }
}
