using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace Haechi.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OnlineSafetyRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.InsertData(
                table: "identity_roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[,]
                {
                    { "investigator", "investigator", "investigator", "INVESTIGATOR" },
                    { "monitor", "monitor", "monitor", "MONITOR" },
                    { "support-worker", "support-worker", "support-worker", "SUPPORT-WORKER" }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "identity_roles",
                keyColumn: "id",
                keyValue: "investigator");

            migrationBuilder.DeleteData(
                table: "identity_roles",
                keyColumn: "id",
                keyValue: "monitor");

            migrationBuilder.DeleteData(
                table: "identity_roles",
                keyColumn: "id",
                keyValue: "support-worker");
        }
    }
}
