namespace Haechi.Retrieval.Analysis;

/// <summary>How a character takes part in words; neighbours of one kind make a run.</summary>
internal enum Script : byte
{
    /// <summary>Space, punctuation, symbols: they part words.</summary>
    None,

    /// <summary>Composed syllables: words with particles, read as stems and syllable pairs.</summary>
    Hangul,

    /// <summary>Decimal digits of any script, folded to ASCII.</summary>
    Digit,

    /// <summary>Latin letters, folded to lower case without diacritics.</summary>
    Latin,

    /// <summary>Han, Kana, Bopomofo, and whatever lies beyond the basic plane: no spaces, read as pairs.</summary>
    Ideograph,

    /// <summary>Thai, Lao, Khmer, Burmese, Tibetan: no spaces, read as pairs of clusters.</summary>
    Cluster,

    /// <summary>Letters of scripts with spaces, such as Cyrillic, Arabic, Devanagari: read as words.</summary>
    Letter,

    /// <summary>Jamo that stand alone (ㅋㅋ, or what a slip of the finger left of a syllable).</summary>
    Jamo,
}
