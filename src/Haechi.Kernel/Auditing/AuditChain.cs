using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Haechi.Kernel.Auditing;

/// <summary>
/// The hash chain: each row's HMAC-SHA256 covers its content and the hash of the row before, under a key that is
/// not stored beside the rows. Whoever can write to the table but has no key cannot forge a row.
/// </summary>
public sealed class AuditChain
{
    private readonly Lazy<byte[]> _key;

    /// <param name="key">Secret of at least 32 bytes.</param>
    public AuditChain(byte[] key)
    {
        Check(key);
        _key = new(key);
    }

    /// <param name="key">Reads the secret of at least 32 bytes at first use, and again when that failed.</param>
    public AuditChain(Func<byte[]> key)
    {
        ArgumentNullException.ThrowIfNull(key);
        _key = new(() => Check(key()), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The row that follows <paramref name="head"/>.</summary>
    public AuditRecord Append(AuditHead head, AuditNote note, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(head);
        // Databases keep microseconds: cut here, or the hash would not survive the round trip.
        var cut = new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
        var row = new AuditRecord(head.Sequence + 1, cut, note, head.Hash, string.Empty);
        return row with { Hash = HashOf(row) };
    }

    /// <summary>The hash that <paramref name="row"/> ought to carry, 64 lower-case hex digits.</summary>
    public string HashOf(AuditRecord row)
    {
        ArgumentNullException.ThrowIfNull(row);
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key.Value);
        Span<byte> number = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(number, row.Sequence);
        BinaryPrimitives.WriteInt64BigEndian(number[8..], row.At.UtcTicks);
        hmac.AppendData(number);
        Add(hmac, row.Note.Actor.Kind.ToString());
        Add(hmac, row.Note.Actor.Id);
        Add(hmac, row.Note.Actor.Name);
        Add(hmac, row.Note.Act);
        Add(hmac, row.Note.SubjectKind);
        Add(hmac, row.Note.SubjectId);
        Add(hmac, row.Note.ServiceId is { } service ? "+" + service : "-"); // no service must differ from any name
        Add(hmac, row.Note.Detail);
        Add(hmac, row.PreviousHash);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }

    private static byte[] Check(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(key.Length, 32, nameof(key));
        return key;
    }

    private static void Add(IncrementalHash hmac, string text)
    {
        // Length first, so that moving characters between fields changes the hash.
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, Encoding.UTF8.GetByteCount(text));
        hmac.AppendData(length);
        hmac.AppendData(Encoding.UTF8.GetBytes(text));
    }
}
