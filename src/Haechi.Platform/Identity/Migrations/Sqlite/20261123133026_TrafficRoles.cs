using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable


namespace Haechi.Platform.Identity.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TrafficRoles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.InsertData(
                table: "identity_roles",
                columns: new[] { "id", "concurrency_stamp", "name", "normalized_name" },
                values: new object[,]
                {
                    { "police", "police", "police", "POLICE" },
                    { "traffic", "traffic", "traffic", "TRAFFIC" }
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DeleteData(
                table: "identity_roles",
                keyColumn: "id",
                keyValue: "police");

            migrationBuilder.DeleteData(
                table: "identity_roles",
                keyColumn: "id",
                keyValue: "traffic");
        }
    }
}
