using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.ImageRemoval.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Requests : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "removal_case_keys",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sealed_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_case_keys", x => x.request_id);
                });

            migrationBuilder.CreateTable(
                name: "removal_reference_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_reference_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removal_references",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    media_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sealed_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    quality = table.Column<int>(type: "INTEGER", nullable: false),
                    at_seconds = table.Column<double>(type: "REAL", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_references", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removal_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    pin_salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pin_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pin_failures = table.Column<int>(type: "INTEGER", nullable: false),
                    pin_locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    consent_version = table.Column<string>(type: "TEXT", nullable: false),
                    consented_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    details = table.Column<byte[]>(type: "BLOB", nullable: true),
                    idempotency_key = table.Column<string>(type: "TEXT", nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_requests", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_removal_references_request_id",
                table: "removal_references",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_removal_requests_code",
                table: "removal_requests",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_removal_requests_idempotency_key",
                table: "removal_requests",
                column: "idempotency_key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "removal_case_keys");

            migrationBuilder.DropTable(
                name: "removal_reference_version");

            migrationBuilder.DropTable(
                name: "removal_references");

            migrationBuilder.DropTable(
                name: "removal_requests");
        }
    }
}
