using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.Traffic.SmartIntersections.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Plans : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "traffic_cabinets",
                columns: table => new
                {
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    order_id = table.Column<Guid>(type: "uuid", nullable: false),
                    programs = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_cabinets", x => x.network_id);
                });

            migrationBuilder.CreateTable(
                name: "traffic_controller_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<long>(type: "bigint", nullable: false),
                    is_return = table.Column<bool>(type: "boolean", nullable: false),
                    programs = table.Column<string>(type: "text", nullable: false),
                    before = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "text", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_controller_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "traffic_plan_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    plan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    act = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_plan_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "traffic_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    network_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    signals = table.Column<string>(type: "text", nullable: false),
                    counts = table.Column<string>(type: "text", nullable: false),
                    counts_name = table.Column<string>(type: "text", nullable: false),
                    seeds = table.Column<int>(type: "integer", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: true),
                    trial = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    simulated_revision = table.Column<int>(type: "integer", nullable: false),
                    approved_revision = table.Column<int>(type: "integer", nullable: false),
                    decision_id = table.Column<Guid>(type: "uuid", nullable: true),
                    case_id = table.Column<Guid>(type: "uuid", nullable: true),
                    case_number = table.Column<string>(type: "text", nullable: true),
                    job = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    job_done = table.Column<long>(type: "bigint", nullable: false),
                    job_all = table.Column<long>(type: "bigint", nullable: false),
                    job_attempts = table.Column<int>(type: "integer", nullable: false),
                    job_fault = table.Column<string>(type: "text", nullable: true),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    watched = table.Column<string>(type: "text", nullable: true),
                    watch_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    made_by_id = table.Column<string>(type: "text", nullable: false),
                    made_by_name = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    is_demo = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_plans", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_traffic_controller_orders_network_id_sequence",
                table: "traffic_controller_orders",
                columns: new[] { "network_id", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_traffic_controller_orders_plan_id",
                table: "traffic_controller_orders",
                column: "plan_id");

            migrationBuilder.CreateIndex(
                name: "IX_traffic_plan_events_plan_id_at",
                table: "traffic_plan_events",
                columns: new[] { "plan_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_traffic_plans_job_made_at",
                table: "traffic_plans",
                columns: new[] { "job", "made_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "traffic_cabinets");

            migrationBuilder.DropTable(
                name: "traffic_controller_orders");

            migrationBuilder.DropTable(
                name: "traffic_plan_events");

            migrationBuilder.DropTable(
                name: "traffic_plans");
        }
    }
}
