using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.Traffic.SmartIntersections.Storage.Migrations.Sqlite
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
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    junction = table.Column<string>(type: "TEXT", nullable: false),
                    from_road = table.Column<string>(type: "TEXT", nullable: false),
                    to_road = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    second = table.Column<int>(type: "INTEGER", nullable: false),
                    vehicles = table.Column<double>(type: "REAL", nullable: false),
                    heavy = table.Column<double>(type: "REAL", nullable: false),
                    spread = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_counts", x => new { x.network_id, x.day, x.junction, x.from_road, x.to_road, x.second });
                });

            migrationBuilder.CreateTable(
                name: "traffic_detectors",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    junction = table.Column<string>(type: "TEXT", nullable: false),
                    detector = table.Column<string>(type: "TEXT", nullable: false),
                    at_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    stored_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_detectors", x => new { x.network_id, x.junction, x.detector });
                });

            migrationBuilder.CreateTable(
                name: "traffic_faults",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    junction = table.Column<string>(type: "TEXT", nullable: false),
                    detector = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    since_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    finding_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_faults", x => new { x.network_id, x.junction, x.detector, x.kind });
                });

            migrationBuilder.CreateTable(
                name: "traffic_sources",
                columns: table => new
                {
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    junction = table.Column<string>(type: "TEXT", nullable: false),
                    detector = table.Column<string>(type: "TEXT", nullable: false),
                    made_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
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
