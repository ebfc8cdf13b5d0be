using System.Text;

namespace Haechi.Retrieval.Storage;

/// <summary>Sorted words that a misspelt one may have been meant to be, each stored after what it shares with the one before.</summary>
internal static class WordList
{
    /// <summary>Shortest word that is kept, in characters.</summary>
    public const int Shortest = 2;

    /// <summary>Longest word that is kept, in characters.</summary>
    public const int Longest = 15;

    public static void Write(ByteBuffer to, IReadOnlyCollection<string> sorted)
    {
        to.VarInt((uint)sorted.Count);
        var before = string.Empty;
        foreach (var word in sorted)
        {
            var shared = 0;
            while (shared < word.Length && shared < before.Length && word[shared] == before[shared])
                shared++;
            to.VarInt((uint)shared);
            to.Utf8(word[shared..]);
            before = word;
        }
    }

    public static string[] Read(ReadOnlySpan<byte> from)
    {
        var at = 0;
        var words = new string[VarInt.Read(from, ref at)];
        var before = string.Empty;
        for (var i = 0; i < words.Length; i++)
        {
            var shared = (int)VarInt.Read(from, ref at);
            var size = (int)VarInt.Read(from, ref at) - 1;
            words[i] = before = string.Concat(before.AsSpan(0, shared), Encoding.UTF8.GetString(from.Slice(at, size)));
            at += size;
        }
        return words;
    }
}
