using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.CitizenServices.SeoulTalk.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Scale : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_talk_turns_badly_rated",
                table: "talk_turns",
                column: "at",
                filter: "helpful = false");

            migrationBuilder.CreateIndex(
                name: "IX_talk_reports_filed_at_kind",
                table: "talk_reports",
                columns: new[] { "filed_at", "kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_talk_turns_badly_rated",
                table: "talk_turns");

            migrationBuilder.DropIndex(
                name: "IX_talk_reports_filed_at_kind",
                table: "talk_reports");
        }
    }
}
