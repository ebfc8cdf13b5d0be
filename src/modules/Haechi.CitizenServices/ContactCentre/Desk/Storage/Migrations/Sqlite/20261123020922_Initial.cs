using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.CitizenServices.ContactCentre.Desk.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "contact_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    hint = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    counsellor_id = table.Column<string>(type: "TEXT", nullable: false),
                    counsellor_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "contact_records",
                columns: table => new
                {
                    handover_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    summary = table.Column<string>(type: "TEXT", nullable: false),
                    counsellor_id = table.Column<string>(type: "TEXT", nullable: false),
                    counsellor_name = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_records", x => x.handover_id);
                });

            migrationBuilder.CreateTable(
                name: "contact_sheets",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    corrections = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_contact_sheets", x => x.conversation_id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_contact_messages_conversation_id",
                table: "contact_messages",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_messages_status_next_at",
                table: "contact_messages",
                columns: new[] { "status", "next_at" });

            migrationBuilder.CreateIndex(
                name: "IX_contact_records_at",
                table: "contact_records",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_contact_records_conversation_id",
                table: "contact_records",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "IX_contact_sheets_at",
                table: "contact_sheets",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "contact_messages");

            migrationBuilder.DropTable(
                name: "contact_records");

            migrationBuilder.DropTable(
                name: "contact_sheets");
        }
    }
}
