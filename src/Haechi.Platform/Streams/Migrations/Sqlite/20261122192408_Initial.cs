using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.Platform.Streams.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "stream_membership",
                columns: table => new
                {
                    cluster_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_membership", x => x.cluster_id);
                });

            migrationBuilder.CreateTable(
                name: "stream_reminders",
                columns: table => new
                {
                    service = table.Column<string>(type: "TEXT", nullable: false),
                    grain_id = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    grain_hash = table.Column<long>(type: "INTEGER", nullable: false),
                    start_at = table.Column<long>(type: "INTEGER", nullable: false),
                    period_milliseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    etag = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_reminders", x => new { x.service, x.grain_id, x.name });
                });

            migrationBuilder.CreateTable(
                name: "stream_sources",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    desired = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    position = table.Column<string>(type: "TEXT", nullable: true),
                    position_at = table.Column<long>(type: "INTEGER", nullable: true),
                    items = table.Column<long>(type: "INTEGER", nullable: false),
                    faults = table.Column<long>(type: "INTEGER", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_sources", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stream_members",
                columns: table => new
                {
                    cluster_id = table.Column<string>(type: "TEXT", nullable: false),
                    silo = table.Column<string>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    suspicions = table.Column<string>(type: "TEXT", nullable: false),
                    silo_name = table.Column<string>(type: "TEXT", nullable: false),
                    host_name = table.Column<string>(type: "TEXT", nullable: false),
                    role_name = table.Column<string>(type: "TEXT", nullable: false),
                    proxy_port = table.Column<int>(type: "INTEGER", nullable: false),
                    update_zone = table.Column<int>(type: "INTEGER", nullable: false),
                    fault_zone = table.Column<int>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    alive_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_members", x => new { x.cluster_id, x.silo });
                    table.ForeignKey(
                        name: "FK_stream_members_stream_membership_cluster_id",
                        column: x => x.cluster_id,
                        principalTable: "stream_membership",
                        principalColumn: "cluster_id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stream_faults",
                columns: table => new
                {
                    sequence = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    stream_id = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    item_key = table.Column<string>(type: "TEXT", nullable: false),
                    message = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_faults", x => x.sequence);
                    table.ForeignKey(
                        name: "FK_stream_faults_stream_sources_stream_id",
                        column: x => x.stream_id,
                        principalTable: "stream_sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stream_health",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    host = table.Column<string>(type: "TEXT", nullable: false),
                    revision = table.Column<long>(type: "INTEGER", nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    beat_at = table.Column<long>(type: "INTEGER", nullable: false),
                    told_at = table.Column<long>(type: "INTEGER", nullable: false),
                    restarts = table.Column<long>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    last_error_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_attempt_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stream_health", x => x.id);
                    table.ForeignKey(
                        name: "FK_stream_health_stream_sources_id",
                        column: x => x.id,
                        principalTable: "stream_sources",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_stream_faults_stream_id_sequence",
                table: "stream_faults",
                columns: new[] { "stream_id", "sequence" });

            migrationBuilder.CreateIndex(
                name: "IX_stream_reminders_service_grain_hash",
                table: "stream_reminders",
                columns: new[] { "service", "grain_hash" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "stream_faults");

            migrationBuilder.DropTable(
                name: "stream_health");

            migrationBuilder.DropTable(
                name: "stream_members");

            migrationBuilder.DropTable(
                name: "stream_reminders");

            migrationBuilder.DropTable(
                name: "stream_sources");

            migrationBuilder.DropTable(
                name: "stream_membership");
        }
    }
}
