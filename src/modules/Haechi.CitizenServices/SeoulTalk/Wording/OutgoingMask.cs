using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Grounding;

namespace Haechi.CitizenServices.SeoulTalk.Wording;

/// <summary>
/// Masks personal data in what goes out to a model. Lines that the knowledge base publishes stay as they are, so that an answer
/// can name an office's telephone number; every other line is masked, whoever wrote it.
/// </summary>
internal sealed class OutgoingMask(IReadOnlyList<Passage> published)
{
    private readonly HashSet<string> _lines = [.. published.SelectMany(p => p.Text.Split('\n').Append(p.Title)).Select(line => line.Trim())];

    public string Apply(string text) => string.Join('\n', text.Split('\n').Select(Line));

    private string Line(string line) => _lines.Contains(line.Trim()) ? line : PersonalData.Mask(line, keepPlates: false).Text;
}
