using System.Text;
using Microsoft.Extensions.AI;

namespace Haechi.Platform.LanguageModels.Calling;

/// <summary>
/// How many tokens a text may be where the endpoint does not tell. Half its UTF-8 bytes: about one and a half per Korean
/// syllable and one per two Latin letters, which errs high for today's vocabularies, so that a budget is not overrun.
/// </summary>
internal static class TokenEstimate
{
    private const int FramePerMessage = 8;

    public static long Of(string text) => (Encoding.UTF8.GetByteCount(text) + 1) / 2;

    public static long Of(IEnumerable<ChatMessage> messages) => messages.Sum(message => Of(message.Text) + FramePerMessage);
}
