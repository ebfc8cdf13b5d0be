using Haechi.Hashing.Video;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>Decodes collected videos with ffmpeg, one at a time: hashes of their frames, and the small grey picture that the desk may show.</summary>
/// <param name="options">Pictures to a second; the time for a video is read once.</param>
/// <param name="clock">Measures that time.</param>
/// <param name="tools">Which programs; null for those on the path.</param>
internal sealed class VideoFrames(IOptionsMonitor<MatchingOptions> options, TimeProvider clock, VideoTools? tools = null) : IDisposable
{
    private readonly VideoHasher _hasher = new(VideoLimits.Default with { Time = TimeSpan.FromSeconds(options.CurrentValue.VideoSeconds) }, tools, clock);

    /// <summary>Whether ffmpeg is on this machine.</summary>
    public bool ArePresent => _hasher.IsPresent;

    public Task<VideoResult> HashAsync(ReadOnlyMemory<byte> file, CancellationToken cancellationToken) =>
        _hasher.HashAsync(file, options.CurrentValue.VideoRate, cancellationToken);

    /// <summary>What is shown at a second; null when it cannot be decoded once more.</summary>
    public async Task<GreyPicture?> PreviewAsync(ReadOnlyMemory<byte> file, double seconds, CancellationToken cancellationToken) =>
        await _hasher.PictureAsync(file, seconds, cancellationToken: cancellationToken) is { } picture ? GreyPicture.Of(picture) : null;

    public void Dispose() => _hasher.Dispose();
}
