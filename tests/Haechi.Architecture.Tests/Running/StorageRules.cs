using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Architecture.Tests.Running;

/// <summary>What migrations make is what the code expects.</summary>
public class StorageRules
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void Migrations_make_what_the_mappings_say(DatabaseKind kind)
    {
        House.Areas(kind).ShouldNotBeEmpty();

        Rule.Holds(
            House.Areas(kind).Where(area =>
            {
                using var db = area.Create();
                return db.Database.HasPendingModelChanges();
            }).Select(area => $"{area.Name} on {kind}"),
            "Generate a migration for the area on that database.");
    }

    [Fact]
    public void Both_databases_hold_the_same_areas_under_names_of_their_own()
    {
        var sqlite = House.Areas(DatabaseKind.Sqlite).Select(a => a.Name).ToList();

        sqlite.ShouldBeUnique();
        House.Areas(DatabaseKind.Postgres).Select(a => a.Name).ShouldBe(sqlite);
    }
}
