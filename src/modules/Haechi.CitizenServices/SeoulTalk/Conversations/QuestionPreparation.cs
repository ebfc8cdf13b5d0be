using Haechi.CitizenServices.Knowledge.Vectors;
using Haechi.CitizenServices.SeoulTalk.Storage;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>Fetches the vectors of what a citizen is about to ask, before the turn's transaction is opened. Does nothing when no embedding model is configured.</summary>
internal sealed class QuestionPreparation(QuestionVectors vectors, BotTurn bot, ConversationReader reader, TimeProvider clock)
{
    public async Task PrepareAsync(Guid id, Said said, CancellationToken cancellationToken)
    {
        if (!vectors.AreOn || said is not { Choice: null, Text.Length: > 0 }
            || await reader.HeadAsync(id, cancellationToken) is not { Mode: ConversationMode.Bot } conversation)
        {
            return;
        }

        await vectors.FetchAsync(bot.Asked(conversation, said.Text, clock.GetUtcNow()), cancellationToken);
    }
}
