using Haechi.Host.Composition;
using Haechi.Host.Verbs;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Demo;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;
using Haechi.Platform.Startup;

namespace Haechi.Host.Bench;

/// <summary>What every measurement stands on: a folder, perhaps a database server, a token, a receiver, and services to count with.</summary>
internal sealed class BenchRun(StartSettings settings, IServiceProvider services, string token, BenchReceiver receiver, string database)
{
    public IServiceProvider Services { get; } = services;

    public BenchReceiver Receiver { get; } = receiver;

    public string Token { get; } = token;

    public string Database { get; } = database;

    /// <summary>Prepares it, runs <paramref name="measure"/>, and leaves nothing behind.</summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<IHaechiModule> modules, string database, Func<BenchRun, CancellationToken, Task<int>> measure, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("haechi-bench-");
        try
        {
            await using var postgres = database == "postgres" ? await BenchPostgres.StartAsync(folder.FullName, cancellationToken) : null;
            var settings = new StartSettings
            {
                ConfigurationFile = WriteConfiguration(folder.FullName),
                DataFolder = Path.Combine(folder.FullName, "data"),
                Cluster = postgres?.ConnectionString,
                Empty = true,
            };
            await using var receiver = await BenchReceiver.StartAsync(cancellationToken);
            return await ServiceRunner.RunAsync(
                settings,
                modules,
                async (services, stop) => await measure(new BenchRun(settings, services, await PrepareAsync(services, stop), receiver, database), stop),
                cancellationToken);
        }
        catch (BenchException exception)
        {
            await System.Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Starts a host process on <paramref name="port"/> and waits until it takes work.</summary>
    public Task<BenchHost> StartHostAsync(int port, CancellationToken cancellationToken) => BenchHost.StartAsync(settings, port, cancellationToken);

    private static string WriteConfiguration(string folder)
    {
        var file = Path.Combine(folder, "haechi.yaml");
        // All callers share one address here, and limits are counted by address.
        File.WriteAllText(file, """
            web:
              limits:
                public: { permits: 1000000, seconds: 60 }
                chat: { permits: 1000000, seconds: 60 }
                sign_in: { permits: 1000000, seconds: 60 }
              outgoing:
                destinations: [127.0.0.1]
                allowed_networks: [127.0.0.0/8]
            contact_centre:
              desk: { open_conversations: 50 }

            """);
        return file;
    }

    private static async Task<string> PrepareAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<SchemaMigrator>().MigrateAsync(_ => { }, cancellationToken);
        await SeedKnowledgeAsync(services, cancellationToken);
        var request = new ApiTokenRequest("bench", [PlatformPermissions.IngestWrite, PlatformPermissions.DeliveriesManage], []);
        return (await services.GetRequiredService<ApiTokens>().CreateAsync(request, Actor.System, cancellationToken)).Value.Token;
    }

    /// <summary>What chats are answered from; the rest of the demo city is left out.</summary>
    private static async Task SeedKnowledgeAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (services.GetServices<IDemoSeeder>().SingleOrDefault(s => s.Id == "knowledge-base") is { } knowledge)
        {
#pragma warning disable CA5394 // nothing is drawn from it
            var context = new DemoContext(services, services.GetRequiredService<TimeProvider>().GetUtcNow(), new Random(1), _ => { });
#pragma warning restore CA5394
            await knowledge.SeedAsync(context, cancellationToken);
        }
    }
}

/// <summary>A measurement that cannot go on, with words for the person at the terminal.</summary>
internal sealed class BenchException(string message) : Exception(message);
