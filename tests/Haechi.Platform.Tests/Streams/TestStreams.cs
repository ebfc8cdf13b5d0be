using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Persistence;
using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Cluster;
using Haechi.Platform.Streams.Rows;
using Haechi.Platform.Tests.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.Streams;

/// <summary>Platforms with streams, for tests.</summary>
internal static class TestStreams
{
    public static readonly Actor Operator = Actor.Person("op-1", "관제 요원");
    private static readonly string Hash = new('b', 64);

    /// <summary>Storage and directory, nothing that runs.</summary>
    public static Task<TestPlatform> StoredAsync(DatabaseKind kind) => TestPlatform.StartAsync(kind, (services, configuration) =>
    {
        services.AddHaechiIngestion(configuration);
        services.AddHaechiStreams(configuration);
        services.AddStreamKind(new StreamKind("scripted", new LocalizedText("시험", "Test"), _ => null));
    });

    /// <summary>With a silo that runs the streams.</summary>
    public static Task<TestPlatform> RunningAsync(DatabaseKind kind, string? postgres = null) => TestPlatform.StartAsync(
        kind,
        (services, configuration) =>
        {
            configuration["streams:backOffFrom"] = "00:00:00.050";
            configuration["streams:tendEvery"] = "00:00:01";
            configuration["streams:balanceEvery"] = "00:00:02";
            configuration["streams:tellEvery"] = "00:00:00.200";
            configuration["streams:stopsWithin"] = "00:00:01";
            services.AddHaechiIngestion(configuration);
            services.AddHaechiStreams(configuration);
            services.AddHaechiSilo(configuration);
            services.AddStreamKind(new StreamKind("scripted", new LocalizedText("시험", "Test"), _ => null));
            services.AddSingleton<Script>();
        },
        app =>
        {
            app.MapHaechiStreams();
            app.Services.GetRequiredService<StorageHealth>().SchemaStands();
        },
        postgres);

    public static async Task DeclareAsync(this TestPlatform platform, string id, object? settings = null, DesiredState desired = DesiredState.Running) =>
        (await platform.Get<StreamDirectory>().DeclareAsync(new StreamDeclaration(id, "시험 스트림", settings ?? new { }, desired), Operator, default)).Refusal.ShouldBeNull();

    public static async Task<StreamLine> LineAsync(this TestPlatform platform, string id) =>
        (await platform.Get<StreamDirectory>().FindAsync(id, default)).ShouldNotBeNull();

    public static StreamItem Item(string stream, string key, string serviceId = TestPlatform.ServiceId)
    {
        var at = new DateTimeOffset(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
        return new StreamItem(key, new Observation(StreamIds.Of(stream, key, at), serviceId, "reading", "sensor-1", at, null, null, "{}", Hash));
    }
}
