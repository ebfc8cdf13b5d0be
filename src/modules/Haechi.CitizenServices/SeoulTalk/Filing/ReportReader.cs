using Haechi.CitizenServices.SeoulTalk.Storage;
using Haechi.Kernel.Rooms;
using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Filing;

/// <summary>Opens the personal part of a report for the official who works on it; each opening leaves a trace.</summary>
internal sealed class ReportReader(IDbContextFactory<SeoulTalkDb> database, PersonalDataVault vault)
{
    /// <summary>The report of a case, still sealed; null when the case is not a report.</summary>
    public async Task<ReportRow?> FindAsync(Guid caseId, CancellationToken cancellationToken)
    {
        await using var db = database.CreateDbContext();
        return await db.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.CaseId == caseId, cancellationToken);
    }

    /// <summary>The citizen's own words and the plate, which is null when none was given.</summary>
    public async Task<(string Words, string? Plate)> OpenAsync(ReportRow report, Actor official, CancellationToken cancellationToken)
    {
        var subject = new DataSubject("report", report.Number, SeoulTalkManifest.ServiceId);
        var opened = await vault.OpenAsync([report.Words, report.Plate], subject, official, "case-desk", cancellationToken);
        return (opened[0], opened[1].Length > 0 ? opened[1] : null);
    }
}
