using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.CitizenServices.Knowledge.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ImportsAndLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "knowledge_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    list_id = table.Column<Guid>(type: "uuid", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    publish = table.Column<bool>(type: "boolean", nullable: false),
                    started_by = table.Column<string>(type: "text", nullable: false),
                    started_by_name = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ending = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    refused = table.Column<int>(type: "integer", nullable: false),
                    report = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "knowledge_lists",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    addresses = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "date", nullable: true),
                    publish = table.Column<bool>(type: "boolean", nullable: false),
                    every_hours = table.Column<int>(type: "integer", nullable: false),
                    is_paused = table.Column<bool>(type: "boolean", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_import_id = table.Column<Guid>(type: "uuid", nullable: true),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    changed_by_name = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_knowledge_lists", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_imports_started_at",
                table: "knowledge_imports",
                column: "started_at");

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_lists_name",
                table: "knowledge_lists",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_knowledge_lists_next_at",
                table: "knowledge_lists",
                column: "next_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "knowledge_imports");

            migrationBuilder.DropTable(
                name: "knowledge_lists");
        }
    }
}
