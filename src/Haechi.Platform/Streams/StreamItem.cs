using System.Security.Cryptography;
using System.Text;
using Haechi.Kernel.Rooms;

namespace Haechi.Platform.Streams;

/// <summary>One item of a source: an observation, a finding, or both.</summary>
/// <param name="Key">Names the item within its stream and is the same whenever it is read again, e.g. file and line.</param>
/// <param name="Observation">What came in.</param>
/// <param name="Finding">What is claimed about it.</param>
public sealed record StreamItem(string Key, Observation? Observation, Finding? Finding = null);

/// <summary>An item that could not be used.</summary>
/// <param name="Key">Names the item.</param>
/// <param name="Message">What was wrong; never the item's content.</param>
public sealed record StreamFault(string Key, string Message);

/// <summary>Items that are committed together with how far the source has been read.</summary>
/// <param name="Items">What to store.</param>
/// <param name="Position">Where to go on after these; null keeps the last one.</param>
/// <param name="Faults">Items of this stretch that could not be used.</param>
public sealed record StreamBatch(IReadOnlyList<StreamItem> Items, string? Position, IReadOnlyList<StreamFault>? Faults = null);

/// <summary>What came of a batch; it is on disk.</summary>
/// <param name="Accepted">Items on disk, including those that were there already.</param>
/// <param name="Refused">Items recorded as faults.</param>
public sealed record StreamReceipt(int Accepted, int Refused);

/// <summary>Ids that are the same whenever an item is read again, so that reading twice stores once.</summary>
public static class StreamIds
{
    /// <summary>A version 7 UUID: time of the item, then a hash of stream and key.</summary>
    public static Guid Of(string streamId, string key, DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[32];
        SHA256.HashData(Encoding.UTF8.GetBytes($"{streamId}\n{key}"), bytes);
        var milliseconds = at.ToUnixTimeMilliseconds();
        for (var i = 0; i < 6; i++)
        {
            bytes[i] = (byte)(milliseconds >> (40 - (8 * i)));
        }

        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x70);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes[..16], bigEndian: true);
    }
}
