using System.Security.Cryptography;
using System.Text;

namespace Haechi.CitizenServices.Knowledge.Vectors;

/// <summary>What of an entry is turned into a vector, and under which name the vector is kept: another text has another name.</summary>
internal static class EntryVector
{
    /// <summary>Models read a few hundred tokens; what comes after says little of what an entry answers.</summary>
    private const int MostCharacters = 1_000;

    public static string TextOf(KnowledgeEntry entry)
    {
        var text = string.Join('\n', entry.Questions.Prepend(entry.Title).Append(entry.Body));
        return text.Length <= MostCharacters ? text : text[..MostCharacters];
    }

    public static string KeyOf(KnowledgeEntry entry, string text) => $"{entry.Id}#{Hash(text)}";

    /// <summary>A name for a text that does not tell the text.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
