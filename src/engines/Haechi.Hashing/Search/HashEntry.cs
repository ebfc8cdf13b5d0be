namespace Haechi.Hashing.Search;

/// <summary>A hash that is kept, under a number of its owner's.</summary>
/// <param name="Id">Number by which it is found and removed; one number has one hash.</param>
/// <param name="Hash">The hash.</param>
public readonly record struct HashEntry(long Id, PdqHash Hash);

/// <summary>A kept hash that lies within the distance asked for.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Hash">The kept hash.</param>
/// <param name="Distance">Bits in which it differs from the nearest form of the query: 0 to 256.</param>
/// <param name="Orientation">The form of the query that lies nearest; <see cref="PdqOrientation.Original"/> when only one was asked.</param>
public readonly record struct HashMatch(long Id, PdqHash Hash, int Distance, PdqOrientation Orientation);
