using System.Diagnostics;
using System.Text.Json;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Audit;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Folder;
using Haechi.Platform.Streams.Rows;
using Haechi.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Functional.Tests.Cluster;

/// <summary>A host dies under load.</summary>
public sealed class FailoverTests(ITestOutputHelper output)
{
    private const string Service = "seoul-talk";
    private const int Streams = 8;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task When_a_host_is_killed_its_streams_move_and_nothing_accepted_is_lost_or_doubled()
    {
        Assert.SkipWhen(PrivatePostgres.Missing is not null, PrivatePostgres.Missing ?? "");
        await using var cluster = await ClusterOfTwo.StartAsync();
        var folders = Enumerable.Range(0, Streams).Select(i => $"gate-{i}").ToList();
        await DeclareAsync(cluster, folders);
        var http = new HttpLoad([.. cluster.Hosts.Select(h => h.Client.BaseAddress!)], await cluster.TokenAsync(), Service);
        var files = new FileLoad(cluster.Inbox, folders, Service);
        http.Start();
        files.Start();
        await Eventually.HoldsAsync(
            async () => (await LoadedAsync(cluster)).Count(s => s.Items >= 300 && s.Host is not null) == Streams && http.Accepted.Count >= 100,
            "every stream and the interface are under load", Bound);

        var (survivor, orphans) = await KillBusierAsync(cluster);
        var clock = Stopwatch.StartNew();
        await Eventually.HoldsAsync(async () => (await LoadedAsync(cluster)).All(s => s.State == StreamState.Running && cluster.HostOf(s) == survivor), "every stream runs on the survivor", Bound);
        output.WriteLine($"All {orphans.Count} streams of the killed host were running again after {clock.Elapsed.TotalSeconds:0.0} s");
        await Eventually.HoldsAsync(async () => (await LoadedAsync(cluster)).All(s => s.Items > orphans.GetValueOrDefault(s.Id)), "every moved stream goes on", Bound);
        output.WriteLine($"Each had stored more after {clock.Elapsed.TotalSeconds:0.0} s");

        await files.StopAsync();
        await http.StopAsync();
        await Eventually.HoldsAsync(async () => (await LoadedAsync(cluster)).Sum(s => s.Items) >= files.Lines, "every line is taken in", Bound);
        await ShouldHoldAllOnceAsync(cluster, http, files);
    }

    private static async Task DeclareAsync(ClusterOfTwo cluster, List<string> folders)
    {
        foreach (var folder in folders)
        {
            var settings = new FolderSettings { Folder = folder, LookSeconds = 1, SettleSeconds = 0, Batch = 50 };
            var outcome = await cluster.Get<StreamDirectory>().DeclareAsync(new StreamDeclaration($"folder/{folder}", folder, settings), Actor.System, CancellationToken.None);
            outcome.Refusal.ShouldBeNull();
        }
    }

    private static async Task<List<StreamLine>> LoadedAsync(ClusterOfTwo cluster) =>
        [.. (await cluster.StreamsAsync()).Where(s => s.Id != "folder/inbox")];

    /// <summary>Kills the host where most streams run; returns the other one, and what the killed one's streams had stored.</summary>
    private async Task<(HostProcess Survivor, Dictionary<string, long> Orphans)> KillBusierAsync(ClusterOfTwo cluster)
    {
        // A stream that is being balanced to the other host runs nowhere for a moment.
        var placed = new List<StreamLine>();
        await Eventually.HoldsAsync(async () => (placed = [.. (await LoadedAsync(cluster)).Where(s => s.Host is not null)]).Count > 0, "streams run somewhere", Bound);
        var busier = placed.GroupBy(cluster.HostOf).MaxBy(g => g.Count())!;
        output.WriteLine($"{busier.Count()} of {Streams} streams run on the host that is killed");
        await busier.Key.KillAsync();
        var orphans = (await LoadedAsync(cluster)).Where(s => s.Host is not null && cluster.HostOf(s) == busier.Key).ToDictionary(s => s.Id, s => s.Items);
        return (cluster.Hosts.Single(h => h != busier.Key), orphans);
    }

    private async Task ShouldHoldAllOnceAsync(ClusterOfTwo cluster, HttpLoad http, FileLoad files)
    {
        var stored = await cluster.ReadAsync<RoomsDb, List<(Guid Id, string Source)>>(async db =>
            [.. (await db.Observations.Where(o => o.ServiceId == Service && o.Kind == "reading").Select(o => new { o.Id, o.Source }).ToListAsync()).Select(o => (o.Id, o.Source))]);
        var lines = stored.Where(o => o.Source != "http").Select(o => o.Source).ToList();
        lines.Count.ShouldBe(files.Lines);
        lines.ShouldBeUnique();
        stored.Where(o => o.Source == "http").Select(o => o.Id).ToHashSet().SetEquals(http.Accepted).ShouldBeTrue();
        http.Accepted.Count.ShouldBe(http.Accepted.Distinct().Count());

        var bodies = await cluster.ReadAsync<RoomsDb, List<string>>(db => db.Outbox.Where(o => o.Topic == AcceptedTopics.Observations).Select(o => o.Body).ToListAsync());
        var told = bodies.SelectMany(b => JsonSerializer.Deserialize<AcceptedObservations>(b, LedgerJson.Options)!.Observations.Select(o => o.Id)).ToList();
        told.Count.ShouldBe(stored.Count);
        told.ToHashSet().SetEquals(stored.Select(o => o.Id)).ShouldBeTrue();
        (await cluster.Get<AuditReader>().VerifyAsync(CancellationToken.None)).Intact.ShouldBeTrue();
        output.WriteLine($"{http.Accepted.Count} observations over HTTP and {files.Lines} lines of files: each stored once and told once");
    }
}
