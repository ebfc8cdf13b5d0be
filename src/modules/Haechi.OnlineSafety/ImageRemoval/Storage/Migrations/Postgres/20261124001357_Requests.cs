using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.ImageRemoval.Storage.Migrations.Postgres
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
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sealed_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_case_keys", x => x.request_id);
                });

            migrationBuilder.CreateTable(
                name: "removal_reference_version",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_reference_version", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removal_references",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    media_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    sealed_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    quality = table.Column<int>(type: "integer", nullable: false),
                    at_seconds = table.Column<double>(type: "double precision", nullable: false),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_removal_references", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "removal_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    pin_salt = table.Column<byte[]>(type: "bytea", nullable: false),
                    pin_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    pin_failures = table.Column<int>(type: "integer", nullable: false),
                    pin_locked_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    consent_version = table.Column<string>(type: "text", nullable: false),
                    consented_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    details = table.Column<byte[]>(type: "bytea", nullable: true),
                    idempotency_key = table.Column<string>(type: "text", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false)
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
