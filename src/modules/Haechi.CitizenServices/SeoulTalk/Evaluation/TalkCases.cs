using System.Text;
using System.Text.Json;
using Haechi.Kernel;

namespace Haechi.CitizenServices.SeoulTalk.Evaluation;

/// <summary>A question and the entry that answers it; null when the city has no business with it.</summary>
/// <param name="Question">As a citizen would type it.</param>
/// <param name="Expect">Id of the entry.</param>
/// <param name="Also">Ids for the further parts of a compound question.</param>
/// <param name="Kind">single, colloquial, typo, compound or off-topic.</param>
internal sealed record QuestionCase(string Question, string? Expect, IReadOnlyList<string>? Also, string Kind);

/// <summary>A free sentence and what it reports; null where it does not say, and no kind where it merely asks.</summary>
internal sealed record ReportCase(string Text, string? Kind, string? Place, string? Plate, string? Time);

/// <summary>Which cases to run: a half that one may look at while working, and one that nobody tunes to.</summary>
internal enum EvaluationHalf
{
    All,
    Development,
    HeldOut,
}

/// <summary>Reads cases from files of one JSON object per line.</summary>
internal static class TalkCases
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Outcome<IReadOnlyList<T>> Read<T>(string file, TextReader lines)
    {
        var cases = new List<T>();
        for (var line = 1; lines.ReadLine() is { } text; line++)
        {
            if (string.IsNullOrWhiteSpace(text))
                continue;
            try
            {
                if (JsonSerializer.Deserialize<T>(text, Json) is { } read)
                    cases.Add(read);
            }
            catch (JsonException e)
            {
                return Refusals.Of(
                    "case-unreadable", $"{file} {line}번째 줄을 읽을 수 없습니다: {e.Message}",
                    $"Line {line} of {file} cannot be read: {e.Message}", "한 줄에 JSON 객체 하나를 적어 주세요.",
                    "Write one JSON object per line.");
            }
        }
        return cases;
    }

    /// <summary>Splits by a hash of the text, so that a case stays in its half when others come and go.</summary>
    public static IReadOnlyList<T> Half<T>(IReadOnlyList<T> cases, EvaluationHalf half, Func<T, string> text) => half switch
    {
        EvaluationHalf.Development => [.. cases.Where(c => IsDevelopment(text(c)))],
        EvaluationHalf.HeldOut => [.. cases.Where(c => !IsDevelopment(text(c)))],
        _ => cases,
    };

    private static bool IsDevelopment(string text)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(text))
            hash = (hash ^ b) * 16777619;
        return (hash ^ hash >> 16) % 2 == 0;
    }
}
