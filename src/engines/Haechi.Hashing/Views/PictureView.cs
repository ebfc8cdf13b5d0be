namespace Haechi.Hashing;

/// <summary>Which further hashes are made of a picture, so that it is found in spite of crops, frames and slight turns.</summary>
public enum PictureViewUse
{
    /// <summary>For a bank: what may be left of the picture after somebody cropped or turned it. About sixty.</summary>
    Keep,

    /// <summary>The same for a small bank that has room: also a grid of crops, which finds crops at any place. About 125.</summary>
    KeepMore,

    /// <summary>For a picture that is looked up: what may be the original within it. Five to ten.</summary>
    Ask,
}

/// <summary>A part of a picture that is hashed as a picture of its own.</summary>
/// <param name="Name">Which part, such as <c>cut-left-10</c> or <c>turned-4.5</c>.</param>
/// <param name="Picture">Its hash; width and height are those of the reduced picture that views are taken from.</param>
public readonly record struct PictureView(string Name, HashedPicture Picture);
