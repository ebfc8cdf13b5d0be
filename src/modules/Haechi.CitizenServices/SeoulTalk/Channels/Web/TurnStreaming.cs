using Haechi.CitizenServices.SeoulTalk.Conversations;

namespace Haechi.CitizenServices.SeoulTalk.Channels.Web;

/// <summary>
/// Sends an answer piece by piece, as it is read aloud: sentence by sentence, then the whole turn with its sources.
/// Everything is already on disk, so a page that loses the stream reads the turn again. What a language model wrote was sent
/// while it wrote (<see cref="StreamedWording"/>) and now comes as the turn that is stored.
/// </summary>
internal static class TurnStreaming
{
    public static async Task SendTurnAsync(this EventStream stream, TurnView turn, CancellationToken cancellationToken)
    {
        if (turn.Body is AnswerBody { Worded: null } answer)
        {
            for (var part = 0; part < answer.Parts.Count; part++)
            {
                foreach (var piece in Sentences(answer.Parts[part].Text))
                {
                    await stream.SendAsync("delta", new { turn.Sequence, part, text = piece }, cancellationToken);
                }
            }
        }

        await stream.SendAsync("turn", turn, cancellationToken, turn.Sequence);
    }

    /// <summary>The text in pieces that end after a sentence or a line; joined they are the text again.</summary>
    internal static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var ends = text[i] == '\n' || (text[i] is '.' or '?' or '!' && i + 1 < text.Length && text[i + 1] == ' ');
            if (ends)
            {
                yield return text[start..(i + 1)];
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }
}
