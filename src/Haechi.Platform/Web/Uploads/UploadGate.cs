using System.Security.Cryptography;
using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Web;

/// <summary>
/// The only way for a file to come in. It looks at the content, takes pictures only, strips what they tell about their maker,
/// and seals them. The name that the sender gave is never read.
/// </summary>
public sealed class UploadGate(FieldCipher cipher, IOptions<WebOptions> options)
{
    /// <summary>Reads and inspects a file of a form. Nothing is stored.</summary>
    public async Task<Outcome<Picture>> InspectAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
        {
            return UploadRefusals.None;
        }

        if (file.Length > options.Value.MaxUploadBytes)
        {
            return UploadRefusals.TooLarge(options.Value.MaxUploadBytes);
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return Picture.Read(bytes);
    }

    /// <summary>Stores a picture, sealed, in the transaction of what it belongs to.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="picture">An inspected picture.</param>
    /// <param name="serviceId">The service that keeps it, and whose retention holds.</param>
    /// <param name="subject">What it belongs to, e.g. a conversation id.</param>
    /// <returns>Id of the attachment.</returns>
    public Guid Store(LedgerScope scope, Picture picture, string serviceId, string subject)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(picture);
        var id = Guid.CreateVersion7(scope.At);
        scope.Use<RoomsDb>().Attachments.Add(new AttachmentRow
        {
            Id = id,
            ServiceId = serviceId,
            Subject = subject,
            MediaType = picture.MediaType,
            Length = picture.Bytes.Length,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(picture.Bytes)),
            SealedBytes = cipher.Seal(picture.Bytes, Purpose(id)),
            At = scope.At,
        });
        return id;
    }

    /// <summary>Opens a stored picture; who shows it to a person leaves a trace first.</summary>
    internal byte[] Open(AttachmentRow row) => cipher.Open(row.SealedBytes, Purpose(row.Id));

    private static string Purpose(Guid id) => "attachment:" + id;
}
