using Haechi.Platform.Streams.Running;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Haechi.Platform.Streams;

/// <summary>What every stream needs of its host; handed to the constructor of a <see cref="StreamGrain"/>.</summary>
public sealed class StreamRuntime
{
    internal StreamRuntime(StreamStore store, StreamBoard board, IOptions<StreamOptions> options, TimeProvider clock, ILoggerFactory logs, string host)
    {
        (Store, Board, Options, Clock, Logs, Host) = (store, board, options.Value, clock, logs, host);
    }

    internal StreamStore Store { get; }

    internal StreamBoard Board { get; }

    internal StreamOptions Options { get; }

    internal TimeProvider Clock { get; }

    internal ILoggerFactory Logs { get; }

    /// <summary>Address of this silo, as the membership names it.</summary>
    internal string Host { get; }
}
