using System.Diagnostics.CodeAnalysis;
using Haechi.Kernel;
using Haechi.Platform.LanguageModels.Calling;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Persistence;
using Haechi.Platform.Web;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.LanguageModels;

/// <summary>
/// The model that turns texts into vectors, if one is configured. Its calls share meter and budget with the language model; an
/// endpoint that fails here does not rest the one that writes answers. Whoever calls masks what is personal.
/// </summary>
public sealed class EmbeddingModel
{
    /// <summary>What the meter calls it.</summary>
    public const string Purpose = "vectors";

    private readonly EndpointClients _clients;
    private readonly EndpointRest _rest;
    private readonly ModelMeter _meter;
    private readonly OutgoingGuard _guard;
    private readonly IOptionsMonitor<LanguageModelOptions> _options;
    private readonly TimeProvider _clock;

    internal EmbeddingModel(EndpointClients clients, ModelMeter meter, OutgoingGuard guard, IOptionsMonitor<LanguageModelOptions> options, TimeProvider clock)
    {
        (_clients, _meter, _guard, _options, _clock) = (clients, meter, guard, options, clock);
        _rest = new EndpointRest(options, clock);
    }

    /// <summary>Whether one is configured.</summary>
    [MemberNotNullWhen(true, nameof(Name), nameof(Endpoint))]
    public bool IsConfigured => _options.CurrentValue.Embeds;

    /// <summary>Its name; null when none is configured.</summary>
    public string? Name => _options.CurrentValue.EmbeddingModel;

    /// <summary>Its address; null when none is configured.</summary>
    public string? Endpoint => _options.CurrentValue.EmbeddingAddress;

    /// <summary>How long the vector of a question may take.</summary>
    public TimeSpan QuestionLimit => TimeSpan.FromSeconds(_options.CurrentValue.EmbeddingSeconds);

    /// <summary>How long the vectors of documents may take, a batch.</summary>
    public TimeSpan BatchLimit => TimeSpan.FromSeconds(_options.CurrentValue.WholeSeconds);

    /// <summary>The last failure since a call worked; null when there is none. Of this host only.</summary>
    public EndpointTrouble? LastTrouble => _rest.Last;

    /// <summary>Whether this host leaves the endpoint alone now.</summary>
    public bool IsResting => _rest.IsResting;

    /// <summary>Today's budget, which is the language model's.</summary>
    public Task<BudgetState> BudgetAsync(CancellationToken cancellationToken) => _meter.TodayAsync(cancellationToken);

    /// <summary>Whether calls to the endpoint are allowed and its key can be read; null when all is well.</summary>
    public Refusal? Obstacle()
    {
        var current = _options.CurrentValue;
        return current.Embeds ? EndpointObstacle.Of(_guard, current.EmbeddingAddress!, current.ReadEmbeddingKey) : null;
    }

    /// <summary>Turns texts into vectors, one each, all of one length. Never throws for what the endpoint or storage does.</summary>
    /// <param name="serviceId">Who asks.</param>
    /// <param name="texts">At least one; masked already.</param>
    /// <param name="limit">After that it was too slow.</param>
    /// <param name="cancellationToken">Whoever asked went away.</param>
    /// <exception cref="InvalidOperationException">None is configured.</exception>
    public async Task<Embedded> EmbedAsync(string serviceId, IReadOnlyList<string> texts, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var current = _options.CurrentValue;
        if (!current.Embeds)
        {
            throw new InvalidOperationException("No embedding model is configured.");
        }

        await using var call = new ModelCall(_meter, _rest, _clock, serviceId, Purpose, current.EmbeddingModel!);
        using var slow = new CancellationTokenSource(limit, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, cancellationToken);
        var vectors = new List<float[]>();
        var outcome = await TryAsync(call, current, texts, vectors, either.Token);
        if (outcome == CallOutcome.TimedOut && cancellationToken.IsCancellationRequested)
        {
            outcome = CallOutcome.Abandoned;
        }

        await EndAsync(call, outcome);
        cancellationToken.ThrowIfCancellationRequested();
        return new Embedded(outcome, outcome == CallOutcome.Used ? vectors : [], call.Fault);
    }

    private async Task<CallOutcome> TryAsync(
        ModelCall call, LanguageModelOptions current, IReadOnlyList<string> texts, List<float[]> vectors, CancellationToken cancellationToken)
    {
        try
        {
            await call.BeginAsync(texts.Sum(TokenEstimate.Of), 0, cancellationToken);
            using var generator = _clients.Vectors(current);
            var made = await generator.GenerateAsync(texts, cancellationToken: cancellationToken).WaitAsync(cancellationToken);
            call.Saw(made.Usage);
            vectors.AddRange(made.Select(m => m.Vector.ToArray()));
            if (AreVectors(vectors, texts.Count))
            {
                return CallOutcome.Used;
            }

            call.FaultedBy("What it sent are not vectors of one length, one for each text.");
            return CallOutcome.Failed;
        }
        catch (ModelRefusedException refused)
        {
            return refused.Why;
        }
        catch (OperationCanceledException)
        {
            return CallOutcome.TimedOut;
        }
        // Whatever an endpoint sends, the search by words goes on.
        catch (Exception exception)
        {
            call.FaultedBy(EndpointFault.Of(exception));
            return CallOutcome.Failed;
        }
    }

    private static async Task EndAsync(ModelCall call, CallOutcome outcome)
    {
        try
        {
            await call.EndAsync(outcome);
        }
        catch (StorageUnavailableException)
        {
            // What was set aside counts as spent later, see ModelMeter.SettleLostAsync.
        }
    }

    private static bool AreVectors(List<float[]> vectors, int count) =>
        vectors.Count == count && vectors.TrueForAll(v => v.Length > 0 && v.Length == vectors[0].Length && v.All(float.IsFinite) && v.Any(x => x != 0));
}

/// <summary>What came of a call to the embedding model.</summary>
/// <param name="Outcome"><see cref="CallOutcome.Used"/>, or why there are no vectors.</param>
/// <param name="Vectors">One for each text; empty unless used.</param>
/// <param name="Fault">Why the endpoint failed, without texts or secrets; null when it did not.</param>
public sealed record Embedded(CallOutcome Outcome, IReadOnlyList<float[]> Vectors, string? Fault);
