using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Haechi.OnlineSafety.ImageRemoval.Takedown.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Watch : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "gone_since",
                table: "takedown_hits",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "watch_at",
                table: "takedown_hits",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "watch_held",
                table: "takedown_hits",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "watch_word",
                table: "takedown_hits",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "watched_at",
                table: "takedown_hits",
                type: "timestamp with time zone",
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
