using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.Platform.Rooms.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OutboxParkedReason : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "outbox_parked",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reason",
                table: "outbox_parked");
        }
    }
}
