using Haechi.Platform.Persistence;
using Haechi.Text;
using Haechi.Text.Trade;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.HarmfulContent.Judging;

/// <summary>
/// The model of hate and abuse, where somebody trained one: a file, read again when it changes. The product carries none,
/// for the collections to learn from may not be passed on (ADR 0016); without it posts are judged by the kinds of trade alone.
/// </summary>
internal sealed class HateModelInForce(IOptions<StorageOptions> storage, IOptionsMonitor<HarmfulOptions> options) : IDisposable
{
    private readonly Lock _gate = new();
    private Loaded _loaded = new("", default, null, "", null);

    /// <summary>Where the file is looked for.</summary>
    public string Path => System.IO.Path.Combine(storage.Value.DataFolder, options.CurrentValue.HateModel);

    /// <summary>Why a file that is there is not used; null when it is used or not there.</summary>
    public string? Fault => Current().Fault;

    /// <summary>Whether there is a model.</summary>
    public bool IsPresent => Current().Readings is not null;

    /// <summary>What it says of a text; null when there is no model.</summary>
    public Verdict? Judge(string text, double threshold)
    {
        var loaded = Current();
        if (loaded.Readings?.Value is not { } reading)
        {
            return null;
        }

        var judged = reading.Judge(text);
        var score = judged.Scores[loaded.Label];
        var spans = judged.Spans.Where(span => span.Label == HarmNames.Hate).ToArray();
        var loudest = spans.Length == 0 ? 1 : spans.Max(span => span.Weight);
        return new(HarmNames.Hate, score, score >= threshold, [.. spans.Select(span => new TradeSpan(span.Start, span.Length, span.Weight / loudest))], loaded.Version);
    }

    public void Dispose() => _loaded.Readings?.Dispose();

    private Loaded Current()
    {
        var file = new FileInfo(Path);
        var changed = file.Exists ? file.LastWriteTimeUtc : default;
        lock (_gate)
        {
            if (_loaded.Path != file.FullName || _loaded.Changed != changed)
            {
                _loaded = file.Exists ? Load(file.FullName, changed) : new(file.FullName, default, null, "", null);
            }

            return _loaded;
        }
    }

    private static Loaded Load(string path, DateTime changed)
    {
        try
        {
            var (model, _) = ModelFile.Read(path);
            var label = model.Labels.Select(head => head.Label).ToList().IndexOf(HarmNames.Hate);
            return label < 0
                ? new(path, changed, null, "", $"{path} knows no label '{HarmNames.Hate}'.")
                : new(path, changed, new ThreadLocal<TextReading>(model.Read), $"hate-{changed:yyyyMMddHHmm}", null, label);
        }
        catch (Exception exception) when (exception is ModelFileException or IOException or UnauthorizedAccessException)
        {
            return new(path, changed, null, "", exception.Message);
        }
    }

    private sealed record Loaded(string Path, DateTime Changed, ThreadLocal<TextReading>? Readings, string Version, string? Fault, int Label = 0);
}
