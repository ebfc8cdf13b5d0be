using System.Text.Json;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.Evidence;
using Haechi.Platform.Persistence;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>The package for an accusation (고발): summary, table and data in one signed archive.</summary>
internal static class AccusationArchive
{
    public static byte[] Write(IReadOnlyList<ReportLine> lines, string subject, Actor by, EvidenceKey key, DateTimeOffset now) => EvidenceArchive.Write(
        [
            EvidenceEntry.Text("summary.txt", AccusationSummary.Write(lines, by, now)),
            EvidenceEntry.Text("posts.csv", ReportCsv.Write(lines)),
            new EvidenceEntry("posts.json", JsonSerializer.SerializeToUtf8Bytes(lines, LedgerJson.Options)),
        ],
        key,
        subject,
        now);
}
