using System.Diagnostics.CodeAnalysis;
using Haechi.Kernel;
using Haechi.Platform.LanguageModels.Calling;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Web;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.LanguageModels;

/// <summary>The language model of this installation, if one is configured. Nothing else of the product speaks to one.</summary>
public sealed class LanguageModel
{
    private readonly EndpointClients _clients;
    private readonly EndpointRest _rest;
    private readonly ModelMeter _meter;
    private readonly OutgoingGuard _guard;
    private readonly IOptionsMonitor<LanguageModelOptions> _options;
    private readonly TimeProvider _clock;

    internal LanguageModel(
        EndpointClients clients, EndpointRest rest, ModelMeter meter, OutgoingGuard guard, IOptionsMonitor<LanguageModelOptions> options, TimeProvider clock)
    {
        (_clients, _rest, _meter, _guard, _options, _clock) = (clients, rest, meter, guard, options, clock);
    }

    /// <summary>Whether one is configured.</summary>
    [MemberNotNullWhen(true, nameof(Name))]
    public bool IsConfigured => _options.CurrentValue is { IsOn: true, Model.Length: > 0 };

    /// <summary>Its name; null when none is configured.</summary>
    public string? Name => _options.CurrentValue.Model;

    /// <summary>The section in force.</summary>
    public LanguageModelOptions Options => _options.CurrentValue;

    /// <summary>The last failure since a call worked; null when there is none. Of this host only.</summary>
    public EndpointTrouble? LastTrouble => _rest.Last;

    /// <summary>Whether this host leaves the endpoint alone now.</summary>
    public bool IsResting => _rest.IsResting;

    /// <summary>Opens a metered call.</summary>
    /// <param name="serviceId">Who asks.</param>
    /// <param name="purpose">What for: <c>answer</c> or <c>check</c>.</param>
    /// <exception cref="InvalidOperationException">None is configured.</exception>
    /// <exception cref="IOException">The file with the key cannot be read.</exception>
    public ModelCall Open(string serviceId, string purpose)
    {
        var current = _options.CurrentValue;
        if (!IsConfigured)
        {
            throw new InvalidOperationException("No language model is configured.");
        }

        var call = new ModelCall(_meter, _rest, _clock, serviceId, purpose, current.Model!);
        call.Connect(new MeteredChatClient(new LateChatClient(() => _clients.Chat(current)), call, current.AnswerTokens));
        return call;
    }

    /// <summary>Today's budget.</summary>
    public Task<BudgetState> BudgetAsync(CancellationToken cancellationToken) => _meter.TodayAsync(cancellationToken);

    /// <summary>Whether calls to the endpoint are allowed and its key can be read; null when all is well.</summary>
    public Refusal? Obstacle()
    {
        var current = _options.CurrentValue;
        return current.IsOn ? EndpointObstacle.Of(_guard, current.Endpoint!, current.ReadKey) : null;
    }
}
