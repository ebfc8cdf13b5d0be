using System.Text.Json;

namespace Haechi.Retrieval.Bench;

/// <summary>What was measured: told as it comes, kept for JSON.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly List<object> _figures = [];

    /// <summary>Points of the risk-coverage curve of this engine on the held-out half.</summary>
    public IReadOnlyList<(double Coverage, double Risk)> Curve { get; set; } = [];

    public void Add(string engine, string questions, string half, string measure, double value, string? line)
    {
        _figures.Add(new { engine, questions, half, measure, value = Math.Round(value, 5) });
        if (line is not null)
            Console.WriteLine($"{engine,-22} {questions,-11} {half,-12} {line}");
    }

    public string ToJson() => JsonSerializer.Serialize(_figures, Json) + "\n";
}
