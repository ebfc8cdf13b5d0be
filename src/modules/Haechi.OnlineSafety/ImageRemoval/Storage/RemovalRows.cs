namespace Haechi.OnlineSafety.ImageRemoval.Storage;

/// <summary>Where a request stands.</summary>
internal enum RequestState
{
    /// <summary>Watched for: its reference hashes are compared with what is collected.</summary>
    Watching,

    /// <summary>Ended by the support worker: nothing is compared any more, the record is kept until retention.</summary>
    Closed,

    /// <summary>Consent was withdrawn: the key is destroyed, what is left says only that there was a request and when it ended.</summary>
    Withdrawn,
}

/// <summary>A victim's request for removal (삭제지원 신청). Whatever says something about the victim is sealed with the case's own key.</summary>
internal sealed class RequestRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>What the victim remembers instead of a name, without its dashes.</summary>
    public string Code { get; set; } = "";

    public byte[] PinSalt { get; set; } = [];

    /// <summary>Of the PIN, slow on purpose.</summary>
    public byte[] PinHash { get; set; } = [];

    /// <summary>Wrong PINs since the last right one.</summary>
    public int PinFailures { get; set; }

    public DateTimeOffset? PinLockedUntil { get; set; }

    public RequestState State { get; set; }

    /// <summary><c>ko</c> or <c>en</c>.</summary>
    public string Language { get; set; } = "ko";

    /// <summary>Which text of consent was agreed to.</summary>
    public string ConsentVersion { get; set; } = "";

    public DateTimeOffset ConsentedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the victim wrote, JSON, sealed with the case's key; null when nothing was written or consent was withdrawn.</summary>
    public byte[]? Details { get; set; }

    /// <summary>So that a double click makes one request.</summary>
    public string IdempotencyKey { get; set; } = "";

    public bool IsDemo { get; set; }
}

/// <summary>The key of one case, itself sealed with the platform's field key. Without this row nothing of the case can be read.</summary>
internal sealed class CaseKeyRow
{
    public Guid RequestId { get; set; }

    public byte[] SealedKey { get; set; } = [];

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>What a reference hash was computed from.</summary>
internal enum ReferenceKind
{
    Picture,

    /// <summary>One frame of a video.</summary>
    VideoFrame,

    /// <summary>A part of a picture, so that it is found after somebody cropped, turned or framed it.</summary>
    PicturePart,
}

/// <summary>A reference hash (대조용 지문) that a victim entrusted.</summary>
internal sealed class ReferenceRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    public Guid RequestId { get; set; }

    /// <summary>Groups the frames of one video; a picture has one of its own.</summary>
    public Guid MediaId { get; set; }

    public ReferenceKind Kind { get; set; }

    /// <summary>The PDQ hash, sealed with the case's key.</summary>
    public byte[] SealedHash { get; set; } = [];

    /// <summary>0 to 100.</summary>
    public int Quality { get; set; }

    /// <summary>Of a frame, seconds from the beginning; 0 for a picture.</summary>
    public double AtSeconds { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}

/// <summary>A picture that a victim chose to hand over (직접 맡긴 사진).</summary>
internal sealed class UploadRow
{
    /// <summary>Version 7 UUID; also the media id of its reference.</summary>
    public Guid Id { get; set; }

    public Guid RequestId { get; set; }

    /// <summary>The file, sealed with the case's key.</summary>
    public byte[] SealedBytes { get; set; } = [];

    /// <summary>Bytes before sealing.</summary>
    public int Length { get; set; }

    public DateTimeOffset At { get; set; }
}

/// <summary>Counts the changes of the reference hashes, so that hosts know when to read them again. One row.</summary>
internal sealed class ReferenceVersionRow
{
    public int Id { get; set; } = 1;

    public long Version { get; set; }
}
