using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.ImageRemoval.Takedown;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>The small book of whom to write to about which site.</summary>
internal sealed class ContactBook(Ledger ledger, IDbContextFactory<TakedownDb> reading)
{
    private const int LongestEmail = 254;

    /// <summary>An address in one form; null when it is none. No display names and no lists: exactly one mailbox.</summary>
    public static string? Email(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        return trimmed.Length is > 2 and <= LongestEmail && trimmed.Count(c => c == '@') == 1 && !trimmed.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is ',' or ';' or '<' or '>' or '"')
            && MailboxAddress.TryParse(trimmed, out var box) && box.Address == trimmed && trimmed[(trimmed.IndexOf('@') + 1)..] is { Length: > 0 } domain && Uri.CheckHostName(domain) == UriHostNameType.Dns ? trimmed : null;
    }

    public async Task<IReadOnlyList<ContactRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.Contacts.AsNoTracking().OrderBy(c => c.Host).Take(1000).ToListAsync(cancellationToken);
    }

    /// <summary>The entry of a host or of the nearest domain above it.</summary>
    public static async Task<ContactRow?> FindAsync(TakedownDb db, string host, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        for (var name = host; name.Length > 0; name = name.IndexOf('.') is var dot and >= 0 ? name[(dot + 1)..] : "")
            names.Add(name);
        var found = await db.Contacts.AsNoTracking().Where(c => EF.Parameter(names).Contains(c.Host)).ToListAsync(cancellationToken);
        return found.MaxBy(c => c.Host.Length);
    }

    /// <summary>Adds or changes an entry; an empty address takes it out.</summary>
    public Task<Outcome<bool>> SetAsync(string host, string email, string language, Jurisdiction? law, Actor person, CancellationToken cancellationToken)
    {
        var name = host.Trim().ToLowerInvariant();
        if (Uri.CheckHostName(name) == UriHostNameType.Unknown || name.Length > 200)
            return Task.FromResult<Outcome<bool>>(NoticeRefusals.Host());
        if (email.Trim().Length > 0 && Email(email) is null)
            return Task.FromResult<Outcome<bool>>(NoticeRefusals.Recipient());
        return ledger.WriteAsync<bool>(
            async scope =>
            {
                var db = scope.Use<TakedownDb>();
                var row = await db.Contacts.FindAsync([name], cancellationToken);
                if (email.Trim().Length == 0)
                {
                    if (row is not null)
                        db.Contacts.Remove(row);
                }
                else
                {
                    if (row is null)
                        db.Contacts.Add(row = new ContactRow { Host = name });
                    (row.Email, row.Language, row.Law, row.ChangedBy, row.ChangedAt) = (Email(email)!, NoticeTexts.All.Any(t => t.Language == language) ? language : "", law, person.Name, scope.At);
                }

                scope.Audit(new AuditNote(person, "removal.contact-changed", "removal-contact", name, ImageRemovalManifest.ServiceId));
                return (Outcome<bool>)true;
            },
            cancellationToken);
    }
}
