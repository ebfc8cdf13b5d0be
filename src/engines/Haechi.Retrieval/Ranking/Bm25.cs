using Haechi.Retrieval.Storage;

namespace Haechi.Retrieval.Ranking;

/// <summary>
/// Okapi BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), from a table: how much a term adds that
/// occurs so often in a document of that length. Title terms are counted several times when the index is made, which is BM25F
/// with one saturation for both fields.
/// </summary>
internal sealed class Bm25
{
    /// <summary>How soon repetition stops to count. Low, because a passage that says a thing once may be the one that answers.</summary>
    public const double K1 = 0.6;

    /// <summary>How strongly long documents are marked down.</summary>
    public const double B = 0.4;

    /// <summary>Most a term can add, before its weight.</summary>
    public const float Most = (float)(K1 + 1);

    private const int Counts = 256;

    private readonly float[] _gains = new float[Counts * 256];

    public Bm25(double averageLength)
    {
        for (var code = 0; code < 256; code++)
        {
            var norm = K1 * (1 - B + B * FieldLength.Decode((byte)code) / averageLength);
            for (var count = 1; count < Counts; count++)
                _gains[count * 256 + code] = (float)(count * (K1 + 1) / (count + norm));
        }
    }

    public float Gain(uint count, byte lengthCode) => _gains[(count << 8) + lengthCode];

    /// <summary>How much the presence of a term tells when that many of the documents have it.</summary>
    public static double Idf(int documents, int frequency) => Math.Log(1 + (documents - Math.Min(frequency, documents) + 0.5) / (frequency + 0.5));
}
