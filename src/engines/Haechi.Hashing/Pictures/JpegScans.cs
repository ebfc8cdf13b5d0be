namespace Haechi.Hashing;

/// <summary>
/// Counts the passes of a progressive JPEG. Each goes over the whole picture and may take a few bytes only, so a small file
/// can keep a decoder busy for hours, and a decoder cannot be interrupted.
/// </summary>
internal static class JpegScans
{
    /// <summary>The most that are decoded. Cameras and browsers write one to about twenty.</summary>
    public const int Most = 100;

    private static ReadOnlySpan<byte> Start => [0xFF, 0xD8];

    private static ReadOnlySpan<byte> Scan => [0xFF, 0xDA];

    /// <summary>False for what is no JPEG. In compressed data 0xFF is never followed by 0xDA; a preview within the file may add some.</summary>
    public static bool AreTooMany(ReadOnlySpan<byte> file) => file.StartsWith(Start) && file.Count(Scan) > Most;
}
