using Haechi.Testing;
using Npgsql;

namespace Haechi.Platform.Tests.Testing;

public sealed class PrivatePostgresTests
{
    [Fact]
    public async Task Databases_are_separate_and_empty()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        var server = await PrivatePostgres.SharedAsync();
        var first = await server.CreateDatabaseAsync();
        var second = await server.CreateDatabaseAsync();

        await RunAsync(first, "CREATE TABLE only_here (id int)");

        (await RunAsync(first, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'")).ShouldBe(1L);
        (await RunAsync(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'only_here'")).ShouldBe(0L);
    }

    [Fact]
    public async Task A_stopped_server_refuses_and_comes_back_with_its_data()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        await using var server = await PrivatePostgres.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await RunAsync(database, "CREATE TABLE kept (id int)");

        await server.StopAsync();
        await Should.ThrowAsync<NpgsqlException>(() => RunAsync(database, "SELECT 1"));
        await server.RestartAsync();

        (await RunAsync(database, "SELECT count(*) FROM kept")).ShouldBe(0L);
    }

    private static async Task<object?> RunAsync(string database, string sql)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
