using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.ImageRemoval.Requests;

/// <param name="Code">As it was written down, with or without dashes.</param>
/// <param name="Pin">The PIN.</param>
internal sealed record CodeAndPin(string? Code, string? Pin);

/// <summary>
/// Opens a request by code and PIN. After five wrong PINs it stays closed for a minute, then two, at most fifteen: whoever
/// found a code cannot try them all, and cannot keep its owner out for long.
/// </summary>
internal sealed class OpenRequest(Ledger ledger, IDbContextFactory<RemovalDb> reading, TimeProvider clock)
{
    private const int Tries = 5;
    private const int LongestMinutes = 15;

    /// <returns>Id of the request, or why it is not opened.</returns>
    public async Task<Outcome<Guid>> HandleAsync(CodeAndPin given, CancellationToken cancellationToken)
    {
        var row = CaseCode.Read(given.Code) is { } code ? await FindAsync(code, cancellationToken) : null;
        if (row?.PinLockedUntil > clock.GetUtcNow())
        {
            return RequestRefusals.Locked((int)Math.Ceiling((row.PinLockedUntil.Value - clock.GetUtcNow()).TotalMinutes));
        }

        var right = Pin.Is(given.Pin ?? "", row?.PinSalt ?? [], row?.PinHash ?? new byte[32]);
        if (row is null)
        {
            return RequestRefusals.Unknown();
        }

        if (right && row.PinFailures == 0)
        {
            return row.Id;
        }

        await CountAsync(row.Id, right, cancellationToken);
        return right ? row.Id : RequestRefusals.Unknown();
    }

    private async Task<RequestRow?> FindAsync(string code, CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Requests.AsNoTracking().FirstOrDefaultAsync(request => request.Code == code, cancellationToken);
    }

    private Task CountAsync(Guid id, bool right, CancellationToken cancellationToken) => ledger.WriteAsync(
        async scope =>
        {
            var row = await scope.Use<RemovalDb>().Requests.SingleAsync(request => request.Id == id, cancellationToken);
            (row.PinFailures, row.PinLockedUntil) = right ? (0, null) : (row.PinFailures + 1, LockedUntil(row.PinFailures + 1, scope.At));
            if (row.PinLockedUntil is not null)
            {
                scope.Audit(new AuditNote(Actor.Citizen, "removal.pin-locked", "removal", id.ToString(), ImageRemovalManifest.ServiceId, "{}"));
            }
        },
        cancellationToken);

    private static DateTimeOffset? LockedUntil(int failures, DateTimeOffset now) =>
        failures < Tries ? null : now.AddMinutes(Math.Min(LongestMinutes, 1 << Math.Min(failures - Tries, 4)));
}
