using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.Traffic.SmartIntersections.Storage.Migrations.Sqlite
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
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    programs = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_cabinets", x => x.network_id);
                });

            migrationBuilder.CreateTable(
                name: "traffic_controller_orders",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    is_return = table.Column<bool>(type: "INTEGER", nullable: false),
                    programs = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_controller_orders", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "traffic_plan_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    plan_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    by_name = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_traffic_plan_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "traffic_plans",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    network_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    signals = table.Column<string>(type: "TEXT", nullable: false),
                    counts = table.Column<string>(type: "TEXT", nullable: false),
                    counts_name = table.Column<string>(type: "TEXT", nullable: false),
                    seeds = table.Column<int>(type: "INTEGER", nullable: false),
                    plan = table.Column<string>(type: "TEXT", nullable: true),
                    trial = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    simulated_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    approved_revision = table.Column<int>(type: "INTEGER", nullable: false),
                    decision_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    case_number = table.Column<string>(type: "TEXT", nullable: true),
                    job = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    job_done = table.Column<long>(type: "INTEGER", nullable: false),
                    job_all = table.Column<long>(type: "INTEGER", nullable: false),
                    job_attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    job_fault = table.Column<string>(type: "TEXT", nullable: true),
                    lease_owner = table.Column<string>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    watched = table.Column<string>(type: "TEXT", nullable: true),
                    watch_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    made_by_id = table.Column<string>(type: "TEXT", nullable: false),
                    made_by_name = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
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
