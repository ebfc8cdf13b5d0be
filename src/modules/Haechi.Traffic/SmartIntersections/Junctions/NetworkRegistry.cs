using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Storage;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Traffic.SmartIntersections.Junctions;

/// <summary>The register of networks and their junctions (교차로 대장).</summary>
internal sealed class NetworkRegistry(Ledger ledger, IDbContextFactory<TrafficDb> databases, TimeProvider clock) : IDisposable
{
    /// <summary>Bytes of a network's file, unpacked, at most.</summary>
    public const int MostBytes = 64 << 20;

    private static readonly TimeSpan Recent = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<Guid, RegisteredNetwork> _known = new();
    private readonly SemaphoreSlim _reading = new(1, 1);
    private Listed _listed = new([], long.MinValue);

    /// <summary>Reads a file, plain or gzip, and registers its network with all of its signals.</summary>
    /// <returns>The network's id, or why it is refused.</returns>
    public async Task<Outcome<Guid>> ImportAsync(string name, byte[] file, Actor by, bool isDemo, CancellationToken cancellationToken)
    {
        if (name.Trim() is not { Length: > 0 and <= 100 } title)
            return NetworkRefusals.NoName;
        if (Unpack(file) is not { } plain)
            return NetworkRefusals.TooLarge;
        var format = plain.AsSpan().TrimStart(" \t\r\n\uFEFF"u8) is [(byte)'{', ..] ? NetworkFormat.Json : NetworkFormat.Sumo;
        RoadNetwork roads;
        try
        {
            roads = Read(plain, format, title);
        }
        catch (NetworkException exception)
        {
            return NetworkRefusals.Unreadable(exception.Message);
        }

        var row = new NetworkRow { Id = Guid.CreateVersion7(), Name = title, Format = format, Source = Pack(plain), ImportedByName = by.Name, IsDemo = isDemo };
        await ledger.WriteAsync(
            scope =>
            {
                row.ImportedAt = scope.At;
                scope.Use<TrafficDb>().Add(row);
                scope.Use<TrafficDb>().AddRange(roads.Signals.Select(s => new JunctionRow { Id = Guid.CreateVersion7(), NetworkId = row.Id, Signal = s.Id, Title = StreetNames.Of(s, roads) }));
                scope.Audit(new AuditNote(by, "traffic.network-imported", "network", row.Id.ToString(), SmartIntersectionsManifest.ServiceId, JsonSerializer.Serialize(new { name = title, junctions = roads.Signals.Count })));
                return Task.CompletedTask;
            },
            cancellationToken);
        Volatile.Write(ref _listed, new Listed([], long.MinValue));
        return row.Id;
    }

    /// <summary>All networks as they were within the last two seconds: for feeds, which ask with every message.</summary>
    public async Task<IReadOnlyList<NetworkSummary>> RecentAsync(CancellationToken cancellationToken)
    {
        var listed = Volatile.Read(ref _listed);
        if (listed.At != long.MinValue && clock.GetElapsedTime(listed.At) < Recent)
            return listed.Networks;
        listed = new Listed(await ListAsync(cancellationToken), clock.GetTimestamp());
        Volatile.Write(ref _listed, listed);
        return listed.Networks;
    }

    /// <summary>All networks, newest first.</summary>
    public async Task<IReadOnlyList<NetworkSummary>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Networks.OrderByDescending(n => n.ImportedAt)
            .Select(n => new NetworkSummary(n.Id, n.Name, n.Format, n.ImportedAt, n.ImportedByName, n.IsDemo)).ToListAsync(cancellationToken);
    }

    /// <summary>A network, ready to be used; null when there is none of that id.</summary>
    public async Task<RegisteredNetwork?> OpenAsync(Guid id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known))
            return known;
        // A city of thousands of junctions takes seconds to read: once is enough, however many ask for it.
        await _reading.WaitAsync(cancellationToken);
        try
        {
            return _known.TryGetValue(id, out known) ? known : await ReadAsync(id, cancellationToken);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<RegisteredNetwork?> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        if (await db.Networks.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id, cancellationToken) is not { } row)
            return null;
        var roads = Read(Unpack(row.Source)!, row.Format, row.Name);
        var junctions = await db.Junctions.AsNoTracking().Where(j => j.NetworkId == id).ToDictionaryAsync(j => j.Signal, cancellationToken);
        var summary = new NetworkSummary(row.Id, row.Name, row.Format, row.ImportedAt, row.ImportedByName, row.IsDemo);
        return _known.GetOrAdd(id, new RegisteredNetwork(summary, roads, [.. roads.Signals.Select(s => junctions[s.Id])]));
    }

    /// <summary>The file of a network, unpacked, as the simulator needs it; null when there is none of that id.</summary>
    public async Task<byte[]?> SourceAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Networks.Where(n => n.Id == id).Select(n => n.Source).SingleOrDefaultAsync(cancellationToken) is { } packed ? Unpack(packed) : null;
    }

    public void Dispose() => _reading.Dispose();

    private static RoadNetwork Read(byte[] plain, NetworkFormat format, string name)
    {
        if (format == NetworkFormat.Json)
            return NetworkJson.Parse(Encoding.UTF8.GetString(plain), name);
        using var stream = new MemoryStream(plain);
        return SumoNet.Read(stream, name);
    }

    private static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(plain);
        return packed.ToArray();
    }

    /// <summary>Unpacks what is gzip. Null when there is more in it than a network may have: a small file can hold a very large one.</summary>
    private static byte[]? Unpack(byte[] file)
    {
        if (file is not [0x1f, 0x8b, ..])
            return file.Length > MostBytes ? null : file;
        using var gzip = new GZipStream(new MemoryStream(file), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        var buffer = new byte[81920];
        try
        {
            while (gzip.Read(buffer) is > 0 and var read)
            {
                plain.Write(buffer, 0, read);
                if (plain.Length > MostBytes)
                    return null;
            }
        }
        catch (InvalidDataException)
        {
            return [];
        }
        return plain.ToArray();
    }

    private sealed record Listed(IReadOnlyList<NetworkSummary> Networks, long At);
}
