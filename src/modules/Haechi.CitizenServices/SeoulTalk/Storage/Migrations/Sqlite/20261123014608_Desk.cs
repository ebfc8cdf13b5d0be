using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.CitizenServices.SeoulTalk.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Desk : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "handover_id",
                table: "talk_conversations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "left_at",
                table: "talk_conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paused_at",
                table: "talk_conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paused_for",
                table: "talk_conversations",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "paused_until",
                table: "talk_conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "talk_counsellors",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_talk_counsellors", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "talk_handovers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    queue = table.Column<string>(type: "TEXT", nullable: false),
                    topic = table.Column<string>(type: "TEXT", nullable: false),
                    urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    urgency_reasons = table.Column<string>(type: "TEXT", nullable: false),
                    queued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    rank_at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_reply_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    abandoned = table.Column<bool>(type: "INTEGER", nullable: false),
                    transfers = table.Column<int>(type: "INTEGER", nullable: false),
                    paused_seconds = table.Column<double>(type: "REAL", nullable: false),
                    counsellor_id = table.Column<string>(type: "TEXT", nullable: true),
                    counsellor_name = table.Column<string>(type: "TEXT", nullable: true),
                    note = table.Column<string>(type: "TEXT", nullable: false),
                    note_from = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_talk_handovers", x => x.id);
                    table.ForeignKey(
                        name: "FK_talk_handovers_talk_conversations_conversation_id",
                        column: x => x.conversation_id,
                        principalTable: "talk_conversations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_talk_conversations_counsellor_id_mode",
                table: "talk_conversations",
                columns: new[] { "counsellor_id", "mode" });

            migrationBuilder.CreateIndex(
                name: "IX_talk_handovers_conversation_id",
                table: "talk_handovers",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "IX_talk_handovers_ended_at",
                table: "talk_handovers",
                column: "ended_at");

            migrationBuilder.CreateIndex(
                name: "IX_talk_handovers_queued_at",
                table: "talk_handovers",
                column: "queued_at");

            migrationBuilder.CreateIndex(
                name: "IX_talk_handovers_rank_at",
                table: "talk_handovers",
                column: "rank_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "talk_counsellors");

            migrationBuilder.DropTable(
                name: "talk_handovers");

            migrationBuilder.DropIndex(
                name: "IX_talk_conversations_counsellor_id_mode",
                table: "talk_conversations");

            migrationBuilder.DropColumn(
                name: "handover_id",
                table: "talk_conversations");

            migrationBuilder.DropColumn(
                name: "left_at",
                table: "talk_conversations");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "talk_conversations");

            migrationBuilder.DropColumn(
                name: "paused_for",
                table: "talk_conversations");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "talk_conversations");
        }
    }
}
