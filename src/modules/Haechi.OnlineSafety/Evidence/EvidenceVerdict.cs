namespace Haechi.OnlineSafety.Evidence;

/// <summary>What is wrong with an archive.</summary>
internal enum EvidenceFaultKind
{
    /// <summary>It is no archive of evidence: damaged, or something else.</summary>
    Unreadable,

    /// <summary>The manifest or the signature was altered: the signature does not fit.</summary>
    Signature,

    /// <summary>A file's content is not what was signed.</summary>
    Altered,

    /// <summary>A file is missing.</summary>
    Removed,

    /// <summary>A file was put in.</summary>
    Added,

    /// <summary>Every file is as it was signed, but the container around them was written anew.</summary>
    Container,
}

/// <param name="Kind">What is wrong.</param>
/// <param name="Entry">The file concerned; empty when it is the whole.</param>
internal sealed record EvidenceFault(EvidenceFaultKind Kind, string Entry);

/// <summary>What a check of an archive says.</summary>
/// <param name="Faults">Empty when every byte is as it was signed.</param>
/// <param name="Fingerprint">Of the key that signed; null when that cannot be told.</param>
/// <param name="Manifest">Null when it cannot be read.</param>
internal sealed record EvidenceVerdict(IReadOnlyList<EvidenceFault> Faults, string? Fingerprint, EvidenceManifest? Manifest)
{
    /// <summary>Every byte is as it was signed. Who signed is another question: compare <see cref="Fingerprint"/>.</summary>
    public bool Intact => Faults.Count == 0;
}
