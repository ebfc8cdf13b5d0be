using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Haechi.Retrieval.Bench.Questions;

/// <summary>Reads question sets in the format of SQuAD, such as KorQuAD 1.0.</summary>
internal static class SquadFile
{
    /// <param name="path">The file.</param>
    /// <param name="joined">How many neighbouring paragraphs of an article make one document.</param>
    /// <param name="titled">Whether documents keep their article's name.</param>
    public static QuestionSet Read(string path, int joined = 1, bool titled = true)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var (documents, questions) = (new List<TextDocument>(), new List<Question>());
        foreach (var article in json.RootElement.GetProperty("data").EnumerateArray())
        {
            var title = titled ? article.GetProperty("title").GetString()!.Replace('_', ' ') : "";
            foreach (var paragraphs in article.GetProperty("paragraphs").EnumerateArray().Chunk(joined))
            {
                var id = $"p{documents.Count}";
                documents.Add(new TextDocument(id, title, string.Join('\n', paragraphs.Select(p => p.GetProperty("context").GetString()))));
                questions.AddRange(paragraphs.SelectMany(p => p.GetProperty("qas").EnumerateArray()).Select(q => Question(q, id)));
            }
        }
        return new QuestionSet(documents, questions);
    }

    /// <summary>The half is told by a hash of the identifier, so that it never changes and nobody chose it.</summary>
    private static Question Question(JsonElement json, string gold)
    {
        var id = json.GetProperty("id").GetString()!;
        var answers = json.GetProperty("answers").EnumerateArray().Select(a => a.GetProperty("text").GetString()!).Distinct();
        return new Question(id, json.GetProperty("question").GetString()!, gold, [.. answers], (SHA256.HashData(Encoding.UTF8.GetBytes(id))[0] & 1) != 0);
    }
}
