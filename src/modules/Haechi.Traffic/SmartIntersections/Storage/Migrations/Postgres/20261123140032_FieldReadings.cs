using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.Traffic.SmartIntersections.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FieldReadings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "traffic_counts",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    junction = table.Column<string>(type: "text", nullable: false),
                    from_road = table.Column<string>(type: "text", nullable: false),
                    to_road = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    second = table.Column<int>(type: "integer", nullable: false),
                    vehicles = table.Column<double>(type: "double precision", nullable: false),
                    heavy = table.Column<double>(type: "double precision", nullable: false),
                    spread = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_counts", x => new { x.network_id, x.day, x.junction, x.from_road, x.to_road, x.second });
                });

            migrationBuilder.CreateTable(
                name: "traffic_detectors",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    junction = table.Column<string>(type: "text", nullable: false),
                    detector = table.Column<string>(type: "text", nullable: false),
                    at_ms = table.Column<long>(type: "bigint", nullable: false),
                    stored_ms = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_detectors", x => new { x.network_id, x.junction, x.detector });
                });

            migrationBuilder.CreateTable(
                name: "traffic_faults",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    junction = table.Column<string>(type: "text", nullable: false),
                    detector = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    since_ms = table.Column<long>(type: "bigint", nullable: false),
                    finding_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_faults", x => new { x.network_id, x.junction, x.detector, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "traffic_sources",
                columns: table => new
                {
                    source = table.Column<string>(type: "text", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    junction = table.Column<string>(type: "text", nullable: false),
                    detector = table.Column<string>(type: "text", nullable: false),
                    made_by_name = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_sources", x => x.source);
                });

            migrationBuilder.CreateIndex(
                name: "IX_traffic_counts_day",
                table: "traffic_counts",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "IX_traffic_detectors_stored_ms",
                table: "traffic_detectors",
                column: "stored_ms");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "traffic_counts");

            migrationBuilder.DropTable(
                name: "traffic_detectors");

            migrationBuilder.DropTable(
                name: "traffic_faults");

            migrationBuilder.DropTable(
                name: "traffic_sources");
        }
    }
}
