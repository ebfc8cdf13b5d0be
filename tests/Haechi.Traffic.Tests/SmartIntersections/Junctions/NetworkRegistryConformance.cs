using System.IO.Compression;
using System.Text;
using Haechi.Platform.Persistence;
using Haechi.Platform.Rooms;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;
using Haechi.Traffic.Tests.Testing;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.Tests.SmartIntersections.Junctions;

/// <summary>What is handed in comes back as it was, or is refused with words that help.</summary>
public abstract class NetworkRegistryConformance(Sites sites) : TrafficSuite(sites)
{
    private NetworkRegistry Registry => Site.Get<NetworkRegistry>();

    [Fact]
    public async Task A_network_is_registered_with_its_junctions_named_by_their_streets_and_its_file_comes_back()
    {
        var id = (await Registry.ImportAsync(" 시범지구 ", TownSeeder.Source(), Oh, isDemo: false, Stop)).Value;

        var network = (await Registry.OpenAsync(id, Stop)).ShouldNotBeNull();
        (network.Row.Name, network.Row.ImportedByName, network.Row.Format).ShouldBe(("시범지구", "오교통", NetworkFormat.Sumo));
        network.Junctions.Select(j => j.Title).ShouldContain("해치대로·시장로");
        network.Junctions.Select(j => j.Signal).ShouldBe(network.Roads.Signals.Select(s => s.Id));
        (await Registry.SourceAsync(id, Stop)).ShouldBe(TownSeeder.Source());
        (await Registry.ListAsync(Stop)).ShouldContain(n => n.Id == id);
        (await Site.ReadAsync<RoomsDb, bool>(db => db.Audit.AnyAsync(a => a.Act == "traffic.network-imported" && a.SubjectId == id.ToString() && a.ActorId == "oh", Stop))).ShouldBeTrue();
    }

    [Fact]
    public async Task A_packed_file_is_unpacked()
    {
        var id = (await Registry.ImportAsync("packed", Pack(TownSeeder.Source()), Oh, isDemo: false, Stop)).Value;

        (await Registry.SourceAsync(id, Stop)).ShouldBe(TownSeeder.Source());
    }

    [Theory]
    [InlineData("", "<net/>", "network-name-length")]
    [InlineData("x", "", "network-unreadable")]
    [InlineData("x", "<net>", "network-unreadable")]
    [InlineData("x", "<net/>", "network-unreadable")]
    [InlineData("x", "{\"format\":\"haechi-network/9\"}", "network-unreadable")]
    [InlineData("x", "\u001f\u008bno gzip", "network-unreadable")]
    [InlineData("x", "<!DOCTYPE net [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><net>&a;</net>", "network-unreadable")]
    public async Task What_is_no_network_is_refused_and_nothing_is_stored(string name, string text, string code)
    {
        var before = (await Registry.ListAsync(Stop)).Count;

        (await Registry.ImportAsync(name, Encoding.Latin1.GetBytes(text), Oh, isDemo: false, Stop)).Refusal!.Code.ShouldBe(code);

        (await Registry.ListAsync(Stop)).Count.ShouldBe(before);
    }

    [Fact]
    public async Task A_small_file_that_unpacks_to_a_very_large_one_is_refused() =>
        (await Registry.ImportAsync("bomb", Pack(new byte[NetworkRegistry.MostBytes + 1]), Oh, isDemo: false, Stop)).Refusal!.Code.ShouldBe("network-too-large");

    [Fact]
    public async Task An_unknown_network_is_none()
    {
        (await Registry.OpenAsync(Guid.CreateVersion7(), Stop)).ShouldBeNull();
        (await Registry.SourceAsync(Guid.CreateVersion7(), Stop)).ShouldBeNull();
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(plain);
        return packed.ToArray();
    }
}

public sealed class NetworkRegistryOnSqliteTests(Sites sites) : NetworkRegistryConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class NetworkRegistryOnPostgresTests(Sites sites) : NetworkRegistryConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
