using Haechi.Kernel;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.CitizenServices.SeoulTalk.Conversations;

/// <summary>
/// Runs a change to a conversation again when another was quicker. Nobody is asked to repeat what can simply be put after the
/// other's words; what no longer fits is refused by the change itself when it looks again.
/// </summary>
internal static class Contested
{
    private const int Attempts = 10;

    public static async Task<Outcome<T>> RunAsync<T>(Func<Task<Outcome<T>>> change)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            try
            {
                return await change();
            }
            catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || UniqueViolation.Is(exception))
            {
                // Either the version had moved on, or the other's turn has the next number. Nothing was stored; the next attempt reads what the other has written.
            }
        }

        return TalkRefusals.Changed();
    }
}
