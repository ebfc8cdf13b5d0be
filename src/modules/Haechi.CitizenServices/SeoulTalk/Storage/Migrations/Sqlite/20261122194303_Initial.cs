using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.CitizenServices.SeoulTalk.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "talk_conversations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    owner_hash = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    mode = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    headline = table.Column<string>(type: "TEXT", nullable: false),
                    handover_reason = table.Column<string>(type: "TEXT", nullable: true),
                    counsellor_id = table.Column<string>(type: "TEXT", nullable: true),
                    counsellor_name = table.Column<string>(type: "TEXT", nullable: true),
                    handover_case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: true),
                    turns = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_talk_conversations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "talk_reports",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    plate = table.Column<string>(type: "TEXT", nullable: false),
                    happened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    photo_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    filed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_talk_reports", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "talk_unanswered",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    question = table.Column<string>(type: "TEXT", nullable: false),
                    confidence = table.Column<double>(type: "REAL", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_talk_unanswered", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "talk_turns",
                columns: table => new
                {
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    author = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    author_name = table.Column<string>(type: "TEXT", nullable: true),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    helpful = table.Column<bool>(type: "INTEGER", nullable: true),
                    action_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_talk_turns", x => new { x.conversation_id, x.sequence });
                    table.ForeignKey(
                        name: "FK_talk_turns_talk_conversations_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "talk_conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_talk_conversations_channel_owner_hash",
                table: "talk_conversations",
                columns: new[] { "channel", "owner_hash" });

            migrationBuilder.CreateIndex(
                name: "IX_talk_conversations_last_at",
                table: "talk_conversations",
                column: "last_at");

            migrationBuilder.CreateIndex(
                name: "IX_talk_conversations_mode_queued_at",
                table: "talk_conversations",
                columns: new[] { "mode", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "IX_talk_reports_conversation_id",
                table: "talk_reports",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "IX_talk_reports_number",
                table: "talk_reports",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_talk_turns_action_id",
                table: "talk_turns",
                column: "action_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_talk_unanswered_at",
                table: "talk_unanswered",
                column: "at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "talk_reports");

            migrationBuilder.DropTable(
                name: "talk_turns");

            migrationBuilder.DropTable(
                name: "talk_unanswered");

            migrationBuilder.DropTable(
                name: "talk_conversations");
        }
    }
}
