using Haechi.CitizenServices.SeoulTalk.Wording;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <summary>Sends the sentences of a language model as they are accepted. They are provisional until the turn itself comes.</summary>
internal sealed class StreamedWording(EventStream stream) : IWordingAudience
{
    private int _answer;

    /// <summary>Whether the answer to the request has begun; its status cannot be changed any more.</summary>
    public bool HasBegun { get; private set; }

    public Task BeginAsync(int question, int answer, CancellationToken cancellationToken)
    {
        HasBegun = true;
        _answer = answer;
        stream.Begin();
        return stream.SendAsync("wording", new { question, answer }, cancellationToken);
    }

    public Task HearAsync(WordedSentence sentence, CancellationToken cancellationToken) =>
        stream.SendAsync("sentence", new { sequence = _answer, sentence.Text, sentence.Sources }, cancellationToken);
}
