namespace Haechi.Platform.Persistence;

/// <summary>
/// A key that this database was written with is not here. Going on with another one would break the audit trail or leave
/// sealed fields sealed for good, so nothing is written until the key is back.
/// </summary>
public sealed class KeyRefusedException(string message) : Exception(message);
