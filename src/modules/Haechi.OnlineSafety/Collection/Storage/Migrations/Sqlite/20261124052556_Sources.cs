using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.Collection.Storage.Migrations.Sqlite
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
                    source_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    mark = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_collection_read_files", x => new { x.source_id, x.mark });
                });

            migrationBuilder.CreateTable(
                name: "collection_sources",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    places = table.Column<string>(type: "TEXT", nullable: false),
                    depth = table.Column<int>(type: "INTEGER", nullable: false),
                    most_pages = table.Column<int>(type: "INTEGER", nullable: false),
                    seconds_between = table.Column<double>(type: "REAL", nullable: false),
                    every_minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    is_paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    last_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_counts = table.Column<string>(type: "TEXT", nullable: true),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
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
