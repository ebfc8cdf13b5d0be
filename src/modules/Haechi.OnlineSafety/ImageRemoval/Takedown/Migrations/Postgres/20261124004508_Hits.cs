using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.ImageRemoval.Takedown.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Hits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "takedown_contacts",
                columns: table => new
                {
                    host = table.Column<string>(type: "text", nullable: false),
                    email = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    law = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    changed_by = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takedown_contacts", x => x.host);
                });

            migrationBuilder.CreateTable(
                name: "takedown_evidence",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sealed_archive = table.Column<byte[]>(type: "bytea", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takedown_evidence", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "takedown_floods",
                columns: table => new
                {
                    reference_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    counted = table.Column<long>(type: "bigint", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takedown_floods", x => x.reference_id);
                });

            migrationBuilder.CreateTable(
                name: "takedown_hits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    media_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reference_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    source_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    host = table.Column<string>(type: "text", nullable: false),
                    sealed_places = table.Column<byte[]>(type: "bytea", nullable: false),
                    address_mark = table.Column<string>(type: "text", nullable: false),
                    content_mark = table.Column<string>(type: "text", nullable: false),
                    distance = table.Column<int>(type: "integer", nullable: false),
                    threshold = table.Column<int>(type: "integer", nullable: false),
                    orientation = table.Column<string>(type: "text", nullable: false),
                    quality = table.Column<int>(type: "integer", nullable: false),
                    at_seconds = table.Column<double>(type: "double precision", nullable: false),
                    appeared_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    detected_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    notified_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    removed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    reuploaded = table.Column<bool>(type: "boolean", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: false),
                    sealed_preview = table.Column<byte[]>(type: "bytea", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takedown_hits", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "takedown_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    hit_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    milliseconds = table.Column<int>(type: "integer", nullable: false),
                    served_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takedown_looks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "takedown_match_hours",
                columns: table => new
                {
                    reference_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hour = table.Column<long>(type: "bigint", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takedown_match_hours", x => new { x.reference_id, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "takedown_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    case_number = table.Column<string>(type: "text", nullable: false),
                    host = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    law = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    recipient = table.Column<string>(type: "text", nullable: false),
                    sealed_words = table.Column<byte[]>(type: "bytea", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    action_id = table.Column<Guid>(type: "uuid", nullable: true),
                    confirmed_by = table.Column<string>(type: "text", nullable: true),
                    drafted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    trouble = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    reminder_of = table.Column<Guid>(type: "uuid", nullable: true),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_takedown_notices", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_takedown_evidence_hit_id",
                table: "takedown_evidence",
                column: "hit_id");

            migrationBuilder.CreateIndex(
                name: "IX_takedown_evidence_request_id",
                table: "takedown_evidence",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "IX_takedown_hits_case_id",
                table: "takedown_hits",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_takedown_hits_media_id_item_id",
                table: "takedown_hits",
                columns: new[] { "media_id", "item_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_takedown_hits_request_id_address_mark",
                table: "takedown_hits",
                columns: new[] { "request_id", "address_mark" });

            migrationBuilder.CreateIndex(
                name: "IX_takedown_hits_state_detected_at",
                table: "takedown_hits",
                columns: new[] { "state", "detected_at" });

            migrationBuilder.CreateIndex(
                name: "IX_takedown_looks_person_id_at",
                table: "takedown_looks",
                columns: new[] { "person_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_takedown_notices_action_id",
                table: "takedown_notices",
                column: "action_id");

            migrationBuilder.CreateIndex(
                name: "IX_takedown_notices_case_id",
                table: "takedown_notices",
                column: "case_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "takedown_contacts");

            migrationBuilder.DropTable(
                name: "takedown_evidence");

            migrationBuilder.DropTable(
                name: "takedown_floods");

            migrationBuilder.DropTable(
                name: "takedown_hits");

            migrationBuilder.DropTable(
                name: "takedown_looks");

            migrationBuilder.DropTable(
                name: "takedown_match_hours");

            migrationBuilder.DropTable(
                name: "takedown_notices");
        }
    }
}
