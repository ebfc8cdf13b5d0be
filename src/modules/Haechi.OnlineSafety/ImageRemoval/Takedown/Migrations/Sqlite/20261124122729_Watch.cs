using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.ImageRemoval.Takedown.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Watch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "gone_since",
                table: "takedown_hits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "watch_at",
                table: "takedown_hits",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "watch_held",
                table: "takedown_hits",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "watch_word",
                table: "takedown_hits",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "watched_at",
                table: "takedown_hits",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "gone_since",
                table: "takedown_hits");

            migrationBuilder.DropColumn(
                name: "watch_at",
                table: "takedown_hits");

            migrationBuilder.DropColumn(
                name: "watch_held",
                table: "takedown_hits");

            migrationBuilder.DropColumn(
                name: "watch_word",
                table: "takedown_hits");

            migrationBuilder.DropColumn(
                name: "watched_at",
                table: "takedown_hits");
        }
    }
}
