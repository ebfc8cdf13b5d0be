using Haechi.Platform.Startup;

namespace Haechi.CitizenServices.Knowledge.Live;

/// <summary>The first citizen is answered from the whole base, not from an empty one.</summary>
internal sealed class KnowledgeAtStart(KnowledgeKeeper keeper) : IStartupWork
{
    // Before the demo city, whose conversations ask the knowledge base.
    public int Order => 150;

    public Task RunAsync(IStartupTerminal terminal, CancellationToken cancellationToken) => keeper.RefreshAsync(cancellationToken);
}
