using System.Globalization;

namespace Haechi.Hashing.Video;

/// <summary>
/// Hashes what a video shows at regular times with PDQ. Decoding is done by ffmpeg (Debian package <c>ffmpeg</c>), a child process with
/// bounded memory and time, which is told neither the name of the file nor anything else of ours and opens no other file.
/// </summary>
/// <param name="limits">What is too much; null for <see cref="VideoLimits.Default"/>.</param>
/// <param name="tools">Which programs; null for those on the path.</param>
/// <param name="clock">Measures the time for a video; null for the system's.</param>
public sealed class VideoHasher(VideoLimits? limits = null, VideoTools? tools = null, TimeProvider? clock = null) : IDisposable
{
    /// <summary>Frames to a second, where nothing else is asked for.</summary>
    public const double DefaultRate = 1;

    /// <summary>The fewest frames to a second: one in twenty seconds.</summary>
    public const double LeastRate = 0.05;

    /// <summary>The most frames to a second.</summary>
    public const double MostRate = 60;

    // Wider or larger pictures are made smaller by ffmpeg, by a whole number, each pixel the mean of those it stands for.
    internal const int MostWidth = 4096;
    private const long MostPixels = 4_000_000;
    private const int SmallestSide = 5;
    private const int MostPictureBytes = 32 << 20;

    // Milliseconds are counted in 31 bits.
    private const double LongestSeconds = 2_000_000;

    private readonly VideoLimits _limits = limits ?? VideoLimits.Default;
    private readonly VideoTools _tools = tools ?? new VideoTools();
    private readonly SemaphoreSlim _turns = new((limits ?? VideoLimits.Default).AtOnce);

    /// <summary>Whether ffmpeg is on this machine.</summary>
    public bool IsPresent => _tools.ArePresent;

    /// <summary>Hashes a file.</summary>
    /// <param name="path">The file. Pipes and devices are refused: they may have no end.</param>
    /// <param name="rate">Frames to a second, 0.05 to 60. What is shown at each multiple of 1/rate counts.</param>
    /// <param name="cancellationToken">Ends ffmpeg at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate does not exist.</exception>
    public async Task<VideoResult> HashFileAsync(string path, double rate = DefaultRate, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            var full = Path.GetFullPath(path);
            if (!File.Exists(full))
                return No(VideoRefusal.Unreadable, Directory.Exists(full) ? "It is a folder. Name a file." : "There is no such file. Check the name.");
            if (new FileInfo(File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full).Length == 0)
                return No(VideoRefusal.Empty, "The file is empty, or it is a pipe or a device. Fetch it again, or save it as a file.");
            using (File.OpenHandle(full))
                return await HashAsync(full, rate, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException { ParamName: not "rate" } or NotSupportedException)
        {
            return No(VideoRefusal.Unreadable, $"The file cannot be read: {exception.Message} Check the name and your rights to it.");
        }
    }

    /// <summary>Hashes a video that is in memory. Nothing of it comes to a disk.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="rate">Frames to a second, 0.05 to 60.</param>
    /// <param name="cancellationToken">Ends ffmpeg at once.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate does not exist.</exception>
    public async Task<VideoResult> HashAsync(ReadOnlyMemory<byte> file, double rate = DefaultRate, CancellationToken cancellationToken = default)
    {
        if (file.IsEmpty)
            return No(VideoRefusal.Empty, "The file is empty. Fetch it again.");
        if (!IsPresent)
            return Missing();
        using var copy = MemoryFile.Of(file);
        return await HashAsync(copy.Path, rate, cancellationToken);
    }

    /// <summary>What a video that is in memory shows at a time, as a small PNG. For videos that were hashed: what hashing refuses shall not be decoded here.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="seconds">From the start of the video; 0 or more.</param>
    /// <param name="side">The longest that a side may be, in pixels.</param>
    /// <param name="cancellationToken">Ends ffmpeg at once.</param>
    /// <returns>Null when nothing could be decoded there, or in time.</returns>
    public async Task<byte[]?> PictureAsync(ReadOnlyMemory<byte> file, double seconds, int side = 640, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        if (file.IsEmpty || !IsPresent)
            return null;
        using var copy = MemoryFile.Of(file);
        await _turns.WaitAsync(cancellationToken);
        try
        {
            using var patience = new CancellationTokenSource(_limits.Time, clock ?? TimeProvider.System);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            using var child = BoundedChild.Start(_tools.Picture(seconds, side), copy.Path, _limits, stop.Token);
            return await WholeAsync(child.Output, stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    private async Task<VideoResult> HashAsync(string path, double rate, CancellationToken cancellationToken)
    {
        if (!(rate >= LeastRate) || rate > MostRate)
            throw new ArgumentOutOfRangeException(nameof(rate), rate, string.Create(CultureInfo.InvariantCulture, $"Frames to a second are {LeastRate} to {MostRate}."));
        if (!IsPresent)
            return Missing();
        await _turns.WaitAsync(cancellationToken);
        try
        {
            using var patience = new CancellationTokenSource(_limits.Time, clock ?? TimeProvider.System);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
            try
            {
                return await DecodeAsync(path, rate, stop.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return No(VideoRefusal.TooCostly, $"It could not be decoded in {_limits.Time.TotalSeconds:N0} seconds. Cut it, or raise the limit.");
            }
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<VideoResult> DecodeAsync(string path, double rate, CancellationToken cancellationToken)
    {
        var (facts, complaint) = await ProbeAsync(path, cancellationToken);
        if (VideoChecks.Of(facts, complaint, rate, _limits) is { } refused)
            return refused;
        var frames = new List<VideoFrame>();
        using var child = BoundedChild.Start(_tools.Frames(rate, _limits.Frames + 1, ShrinkOf(facts!), _limits.Threads), path, _limits, cancellationToken);
        using var reader = new FrameReader(child.Output);
        try
        {
            while (await reader.NextAsync(cancellationToken) is { } picture)
            {
                if (Math.Min(picture.Width, picture.Height) < SmallestSide)
                    return VideoChecks.TooSmall(picture.Width, picture.Height);
                if (frames.Count == _limits.Frames || frames.Count / rate > LongestSeconds)
                    return VideoChecks.TooLong(_limits);
                frames.Add(new VideoFrame(HashedVideo.TimeOf(frames.Count, rate), picture.Hash, picture.Quality));
            }
        }
        catch (InvalidDataException)
        {
            // It was ended within a frame; what it complained about tells why.
        }

        var (code, errors) = await child.EndAsync(cancellationToken);
        return VideoChecks.Result(frames, rate, facts!, code, errors);
    }

    private async Task<(VideoFacts? Facts, string Complaint)> ProbeAsync(string path, CancellationToken cancellationToken)
    {
        using var child = BoundedChild.Start(_tools.Probe(), path, _limits, cancellationToken);
        using var reader = new StreamReader(child.Output);
        var (text, buffer) = (new System.Text.StringBuilder(), new char[4096]);
        for (int read; text.Length < 1_000_000 && (read = await reader.ReadAsync(buffer, cancellationToken)) > 0;)
            text.Append(buffer, 0, read);
        return (VideoFacts.Read(text.ToString()), (await child.EndAsync(cancellationToken)).Errors);
    }

    private static async Task<byte[]?> WholeAsync(Stream output, CancellationToken cancellationToken)
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; whole.Length <= MostPictureBytes && (read = await output.ReadAsync(buffer, cancellationToken)) > 0;)
            whole.Write(buffer, 0, read);
        return whole.Length is > 0 and <= MostPictureBytes ? whole.ToArray() : null;
    }

    private static int ShrinkOf(VideoFacts facts)
    {
        var shrink = 1;
        while (Math.Max(facts.Width, facts.Height) / shrink > MostWidth || (long)(facts.Width / shrink) * (facts.Height / shrink) > MostPixels)
            shrink++;
        return shrink;
    }

    private static VideoResult Missing() => No(VideoRefusal.NoFfmpeg, "ffmpeg is not on this machine. Install it (Debian: apt-get install ffmpeg).");

    private static VideoResult No(VideoRefusal refusal, string reason) => new(null, refusal, reason);
}
