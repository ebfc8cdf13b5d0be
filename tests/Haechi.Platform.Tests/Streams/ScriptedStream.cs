using System.Collections.Concurrent;
using Haechi.Platform.Streams;
using Orleans;

namespace Haechi.Platform.Tests.Streams;

/// <summary>What a scripted stream does, told from outside.</summary>
public sealed class Script
{
    private readonly ConcurrentDictionary<string, Func<StreamContext, CancellationToken, Task>> _lines = [];

    public Func<StreamContext, CancellationToken, Task> this[string stream]
    {
        get => _lines.GetValueOrDefault(stream, (_, token) => Task.Delay(Timeout.Infinite, token));
        set => _lines[stream] = value;
    }
}

/// <summary>A source that follows a script.</summary>
[GrainType("scripted")]
public sealed class ScriptedStream(StreamRuntime runtime, Script script) : StreamGrain(runtime)
{
    protected override Task RunAsync(StreamContext context, CancellationToken cancellationToken) => script[context.StreamId](context, cancellationToken);
}
