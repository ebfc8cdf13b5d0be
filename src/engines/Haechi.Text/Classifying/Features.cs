using Haechi.Text.Lexicons;
using Haechi.Text.Normalising;

namespace Haechi.Text.Classifying;

/// <summary>One piece of a text: its bucket, and the stretch of the plain form that it covers.</summary>
internal readonly record struct Feature(int Bucket, int Start, int End);

/// <summary>
/// The pieces that a text is judged by, hashed into buckets: runs of one to four characters within words, runs of three
/// to eight letters of the squeezed view, and the sections of the lexicon of abuse whose words it holds.
/// </summary>
internal sealed class Features
{
    /// <summary>Number of buckets.</summary>
    public const int Buckets = 1 << 20;

    /// <summary>Longest text that is looked at, in characters of its plain form; the rest of a longer one is not judged.</summary>
    public const int Longest = 4_096;

    private const int LongestRun = 4;
    private const int ShortestLetters = 3;
    private const int LongestLetters = 8;
    private const uint WordSeed = 0x9E3779B1;
    private const uint LetterSeed = 0x85EBCA6B;
    private const uint LexiconSeed = 0xC2B2AE35;
    private const int SectionWeight = 6;
    private const int NoAbuse = 999;

    private readonly char[] _letters = new char[Longest * 3];
    private readonly int[] _places = new int[Longest * 3];
    private readonly LexiconBuffers _buffers = new();
    private readonly List<LexiconHit> _hits = [];
    private Feature[] _found = new Feature[4_096];
    private int _count;

    /// <summary>Finds the pieces; valid until the next call.</summary>
    public ReadOnlySpan<Feature> Of(ReadOnlySpan<char> plain)
    {
        _count = 0;
        if (plain.Length > Longest)
        {
            plain = plain[..Longest];
        }

        Words(plain);
        Letters(plain);
        Lexicon(plain);
        return _found.AsSpan(0, _count);
    }

    // The border of a word counts as one character.
    private void Words(ReadOnlySpan<char> plain)
    {
        for (var at = -1; at < plain.Length; at++)
        {
            var hash = WordSeed;
            for (var end = at; end < at + LongestRun && end <= plain.Length; end++)
            {
                var sign = end < 0 || end == plain.Length ? ' ' : plain[end];
                hash = Mix(hash, sign);
                if (end > at || sign != ' ')
                {
                    Add(hash, Math.Max(at, 0), Math.Min(end + 1, plain.Length));
                }

                if (sign == ' ' && end > at)
                {
                    break;
                }
            }
        }
    }

    private void Letters(ReadOnlySpan<char> plain)
    {
        var count = SqueezedView.Write(plain, _letters, _places);
        for (var at = 0; at < count; at++)
        {
            var hash = LetterSeed;
            for (var end = at; end < count && end < at + LongestLetters; end++)
            {
                hash = Mix(hash, _letters[end]);
                if (end - at + 1 >= ShortestLetters)
                {
                    Add(hash, _places[at], _places[end] + 1);
                }
            }
        }
    }

    // The sections in which words of the lexicon stand, once for each word, once more for a second one, and one piece where there is none.
    private void Lexicon(ReadOnlySpan<char> plain)
    {
        var lexicon = AbuseLexicon.Own;
        lexicon.Find(plain, _buffers, _hits);
        Span<int> counts = stackalloc int[AbuseLexicon.MostKinds];
        counts.Clear();
        var abuse = false;
        foreach (var hit in _hits)
        {
            Section(hit.Kind, hit.Start, hit.End);
            if (++counts[hit.Kind] == 2)
            {
                Section(hit.Kind + AbuseLexicon.MostKinds, hit.Start, hit.End);
            }

            abuse |= lexicon.IsAbuse(hit.Kind);
        }

        if (!abuse)
        {
            Section(NoAbuse, 0, 0);
        }
    }

    // Several times over: among some hundred pieces of a text one would hardly count.
    private void Section(int section, int start, int end)
    {
        var hash = Mix(LexiconSeed, (char)section);
        for (var copy = 0; copy < SectionWeight; copy++)
        {
            Add(hash, start, end);
        }
    }

    private static uint Mix(uint hash, char sign) => (hash ^ sign) * 0x01000193;

    private void Add(uint hash, int start, int end)
    {
        if (_count == _found.Length)
        {
            Array.Resize(ref _found, _found.Length * 2);
        }

        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        _found[_count++] = new Feature((int)(hash >> 12), start, end);
    }
}
