namespace Haechi.Hashing.Video;

/// <summary>Why a video was not hashed.</summary>
public enum VideoRefusal
{
    /// <summary>ffmpeg is not on this machine.</summary>
    NoFfmpeg,

    /// <summary>There is no such file, or no right to read it.</summary>
    Unreadable,

    /// <summary>There are no bytes, or it is a pipe or a device.</summary>
    Empty,

    /// <summary>It is no container of video that is read here, whatever it is called. Playlists and lists of files are never followed.</summary>
    NotAVideo,

    /// <summary>There is sound, or a cover, but nothing moves.</summary>
    NoVideoStream,

    /// <summary>The pictures are coded in a way that is not decoded here.</summary>
    UnknownCoding,

    /// <summary>The pictures are larger than the limits, or claim to be.</summary>
    TooManyPixels,

    /// <summary>The pictures have fewer than five pixels along a side.</summary>
    TooSmall,

    /// <summary>It has, or claims, more frames than the limit.</summary>
    TooLong,

    /// <summary>It took more time or memory than the limits.</summary>
    TooCostly,

    /// <summary>Not one picture could be decoded: it has no length, or is broken from the start.</summary>
    NoFrames,

    /// <summary>It ends before the time that it tells.</summary>
    Damaged,
}

/// <summary>A hashed video, or why there is none.</summary>
/// <param name="Video">The frames; with <see cref="VideoRefusal.Damaged"/> those before the end, so that a part can still be compared; else null when it was refused.</param>
/// <param name="Refusal">Why not; null when it was hashed.</param>
/// <param name="Reason">One sentence: what is wrong and how to mend it; empty when it was hashed.</param>
public readonly record struct VideoResult(HashedVideo? Video, VideoRefusal? Refusal, string Reason);
