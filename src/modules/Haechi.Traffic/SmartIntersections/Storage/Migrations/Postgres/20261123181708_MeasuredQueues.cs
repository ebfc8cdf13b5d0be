using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.Traffic.SmartIntersections.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MeasuredQueues : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_traffic_detectors_stored_ms",
                table: "traffic_detectors");

            migrationBuilder.AddColumn<long>(
                name: "changed_ms",
                table: "traffic_detectors",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "fingerprint",
                table: "traffic_detectors",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "same",
                table: "traffic_detectors",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "same_since_ms",
                table: "traffic_detectors",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "writer",
                table: "traffic_detectors",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.CreateTable(
                name: "traffic_queues",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    junction = table.Column<string>(type: "text", nullable: false),
                    detector = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    second = table.Column<int>(type: "integer", nullable: false),
                    queues = table.Column<int>(type: "integer", nullable: false),
                    queue_metres = table.Column<double>(type: "double precision", nullable: false),
                    speeds = table.Column<int>(type: "integer", nullable: false),
                    speed_kmh = table.Column<double>(type: "double precision", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_queues", x => new { x.network_id, x.day, x.junction, x.detector, x.second });
                });

            migrationBuilder.CreateIndex(
                name: "IX_traffic_detectors_stored_ms_writer",
                table: "traffic_detectors",
                columns: new[] { "stored_ms", "writer" });

            migrationBuilder.CreateIndex(
                name: "IX_traffic_queues_day",
                table: "traffic_queues",
                column: "day");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "traffic_queues");

            migrationBuilder.DropIndex(
                name: "IX_traffic_detectors_stored_ms_writer",
                table: "traffic_detectors");

            migrationBuilder.DropColumn(
                name: "changed_ms",
                table: "traffic_detectors");

            migrationBuilder.DropColumn(
                name: "fingerprint",
                table: "traffic_detectors");

            migrationBuilder.DropColumn(
                name: "same",
                table: "traffic_detectors");

            migrationBuilder.DropColumn(
                name: "same_since_ms",
                table: "traffic_detectors");

            migrationBuilder.DropColumn(
                name: "writer",
                table: "traffic_detectors");

            migrationBuilder.CreateIndex(
                name: "IX_traffic_detectors_stored_ms",
                table: "traffic_detectors",
                column: "stored_ms");
        }
    }
}
