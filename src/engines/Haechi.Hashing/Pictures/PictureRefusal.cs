namespace Haechi.Hashing;

/// <summary>Why a picture was not hashed.</summary>
public enum PictureRefusal
{
    /// <summary>There are no bytes.</summary>
    Empty,

    /// <summary>The file is larger than the limit.</summary>
    FileTooLarge,

    /// <summary>It is none of JPEG, PNG, WebP, GIF, BMP and ICO, whatever it is called.</summary>
    NotAPicture,

    /// <summary>It has, or claims, more pixels than the limit.</summary>
    TooManyPixels,

    /// <summary>It has fewer than five pixels along a side: there is nothing to tell it by.</summary>
    TooSmall,

    /// <summary>It is a JPEG of so many passes that decoding would take hours.</summary>
    TooCostly,

    /// <summary>It ends early or is damaged, so that its lower part is not what it was.</summary>
    Damaged,
}

/// <summary>A hashed picture, or why there is none.</summary>
/// <param name="Picture">The picture; null when it was refused.</param>
/// <param name="Refusal">Why not; null when it was hashed.</param>
/// <param name="Reason">One sentence: what is wrong and how to mend it; empty when it was hashed.</param>
public readonly record struct PictureResult(HashedPicture? Picture, PictureRefusal? Refusal, string Reason);
