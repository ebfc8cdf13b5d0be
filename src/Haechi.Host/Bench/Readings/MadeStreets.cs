using System.Globalization;
using System.IO.Compression;
using System.Text;
using Haechi.Platform.Rooms;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Host.Bench.Readings;

/// <summary>A made city, written straight into the register of networks: junctions of four roads with two lanes each way, and ten detectors at each.</summary>
internal sealed class MadeStreets(int junctions)
{
    /// <summary>Detectors of a junction: its eight lanes before the stop lines, and two behind it.</summary>
    public const int DetectorsEach = 10;

    private const int Lanes = 16;
    private const int Ways = 8;

    public int Detectors => junctions * DetectorsEach;

    /// <summary>Signal and lane of a detector.</summary>
    public static (string Signal, string Lane) Detector(int number)
    {
        var (junction, lane) = (number / DetectorsEach, number % DetectorsEach);
        return ($"J{junction}", lane < Ways ? Lane(junction, "in", lane) : Lane(junction, "out", lane - Ways));
    }

    /// <summary>Registers it. It is told to nobody: the host reads it when the first reading comes.</summary>
    public async Task RegisterAsync(RoomsDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.CreateVersion7(now);
        object at = db.Database.IsSqlite() ? now.ToUnixTimeMilliseconds() * 1000 : now.ToUniversalTime();
        var source = Packed(Text());
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO traffic_networks (id, name, format, source, imported_at, imported_by_name, is_demo) VALUES ({id}, {"bench"}, {"Json"}, {source}, {at}, {"bench"}, {false})", cancellationToken);
        foreach (var signal in Enumerable.Range(0, junctions).Select(j => $"J{j}"))
            await db.Database.ExecuteSqlAsync($"INSERT INTO traffic_junctions (id, network_id, signal, title) VALUES ({Guid.CreateVersion7(now)}, {id}, {signal}, {signal})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private string Text()
    {
        var text = new StringBuilder("""{"format":"haechi-network/1","lanes":[""");
        text.AppendJoin(',', Enumerable.Range(0, junctions * Lanes).Select(i => $$"""{"id":"{{Lane(i / Lanes, i % Lanes < Ways ? "in" : "out", i % Ways)}}","length":200,"speed":13.9}"""));
        text.Append("],\"connections\":[").AppendJoin(',', Enumerable.Range(0, junctions * Ways).Select(Way));
        return text.Append("],\"junctions\":[").AppendJoin(',', Enumerable.Range(0, junctions).Select(Junction)).Append("]}").ToString();
    }

    private static string Lane(int junction, string way, int number) => string.Create(CultureInfo.InvariantCulture, $"j{junction}{way}{number / 2}_{number % 2}");

    /// <summary>Straight on only: what is measured does not turn.</summary>
    private static string Way(int i)
    {
        var (junction, way) = (i / Ways, i % Ways);
        return $$"""{"from":"{{Lane(junction, "in", way)}}","to":"{{Lane(junction, "out", (way + 4) % Ways)}}","length":20,"turn":"s","junction":"J{{junction}}","link":{{way}}}""";
    }

    private static string Junction(int number)
    {
        const string Along = "GGrrGGrr", Across = "rrGGrrGG";
        var phases = new[] { Along, Across }.Select(g => $$"""{"state":"{{g}}","seconds":30},{"state":"{{g.Replace('G', 'y')}}","seconds":3}""");
        var meeting = from a in Enumerable.Range(0, Ways) from b in Enumerable.Range(a + 1, Ways - a - 1) where a / 2 % 2 != b / 2 % 2 select $"[{a},{b}]";
        return $$"""{"id":"J{{number}}","phases":[{{string.Join(',', phases)}}],"meeting":[{{string.Join(',', meeting)}}]}""";
    }
}
