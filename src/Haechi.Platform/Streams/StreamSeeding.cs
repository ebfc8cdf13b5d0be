using Haechi.Kernel.Rooms;
using Haechi.Platform.Startup;

namespace Haechi.Platform.Streams;

/// <summary>Adds declared streams that are not stored yet.</summary>
internal sealed class StreamSeeding(StreamDirectory directory, IEnumerable<StreamDeclaration> declared) : IStartupWork
{
    public int Order => 50;

    public async Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken)
    {
        var known = (await directory.ListAsync(cancellationToken)).Select(s => s.Id).ToHashSet();
        foreach (var stream in declared.Where(d => !known.Contains(d.Id)))
        {
            var outcome = await directory.DeclareAsync(stream, Actor.System, cancellationToken);
            if (outcome.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"The declared stream {stream.Id} is wrong: {refusal.Message.En}");
            }
        }
    }
}
