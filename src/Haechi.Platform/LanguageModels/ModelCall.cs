using Haechi.Kernel;
using Haechi.Platform.LanguageModels.Calling;
using Haechi.Platform.LanguageModels.Metering;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.AI;

namespace Haechi.Platform.LanguageModels;

/// <summary>
/// One metered call. Whoever opened it asks through <see cref="Client"/>, once, and then says what came of it; left without
/// that, it counts as abandoned.
/// </summary>
public sealed class ModelCall : IAsyncDisposable
{
    private readonly ModelMeter _meter;
    private readonly EndpointRest _rest;
    private readonly TimeProvider _clock;
    private readonly string _serviceId;
    private readonly string _purpose;
    private readonly bool _purposeIsVectors;
    private IChatClient? _client;
    private Guid? _id;
    private bool _ended;
    private long _begun;
    private TimeSpan? _firstWords;
    private long _tokensIn;
    private long _tokensOut;
    private long _estimatedIn;
    private long _estimatedOut;
    private string? _fault;

    internal ModelCall(ModelMeter meter, EndpointRest rest, TimeProvider clock, string serviceId, string purpose, string model)
    {
        (_meter, _rest, _clock, _serviceId, _purpose, Model) = (meter, rest, clock, serviceId, purpose, model);
        _purposeIsVectors = purpose == EmbeddingModel.Purpose;
    }

    /// <summary>Name of the model.</summary>
    public string Model { get; }

    /// <summary>Speaks to the endpoint. It throws <see cref="ModelRefusedException"/> when the budget is spent or the endpoint rests.</summary>
    public IChatClient Client => _client ?? throw new InvalidOperationException("The call is not connected.");

    /// <summary>Why the endpoint was not called: <see cref="CallOutcome.BudgetSpent"/> or <see cref="CallOutcome.Resting"/>; null when it was, or was not asked yet.</summary>
    public CallOutcome? Refused { get; private set; }

    /// <summary>Time until the first words; null while there are none.</summary>
    public TimeSpan? FirstWords => _firstWords;

    /// <summary>Time since the call began; zero before.</summary>
    public TimeSpan Elapsed => _begun == 0 ? TimeSpan.Zero : _clock.GetElapsedTime(_begun);

    /// <summary>Why the endpoint failed, without texts or secrets; null when it did not.</summary>
    public string? Fault => _fault;

    /// <summary>Tokens sent and received, and whether that is an estimate.</summary>
    public (long In, long Out, bool Estimated) Tokens =>
        _tokensIn + _tokensOut > 0 ? (_tokensIn, _tokensOut, false) : (_estimatedIn, _estimatedOut, true);

    /// <summary>Says what came of the call. Only the first time counts.</summary>
    /// <param name="outcome">What came of it; ignored where the call was refused.</param>
    /// <param name="kept">Sentences given to people.</param>
    /// <param name="dropped">Sentences that no source supports.</param>
    public async Task EndAsync(CallOutcome outcome, int kept = 0, int dropped = 0)
    {
        if (_ended)
        {
            return;
        }

        _ended = true;
        if (_id is not { } id)
        {
            return;
        }

        var (tokensIn, tokensOut, estimated) = Tokens;
        var cost = new CallCost(outcome, tokensIn, tokensOut, estimated, (int?)_firstWords?.TotalMilliseconds, (int)Elapsed.TotalMilliseconds, kept, dropped);
        Report(outcome);
        ModelMetrics.Ended(_serviceId, _purpose, cost);
        // Whoever asked may be gone; what was spent is booked all the same.
        await _meter.SettleAsync(id, cost, CancellationToken.None);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await EndAsync(CallOutcome.Abandoned);

    internal void Connect(IChatClient client) => _client = client;

    internal async Task BeginAsync(long estimatedIn, long mostOut, CancellationToken cancellationToken)
    {
        if (_begun != 0)
        {
            throw new InvalidOperationException("A metered call is made once.");
        }

        _begun = _clock.GetTimestamp();
        _estimatedIn = estimatedIn;
        if (_rest.IsResting)
        {
            await RefuseAsync(CallOutcome.Resting, 0, cancellationToken);
        }

        var reserved = await ReserveAsync(estimatedIn + mostOut, cancellationToken);
        if (!reserved.Succeeded)
        {
            await RefuseAsync(CallOutcome.BudgetSpent, estimatedIn + mostOut, cancellationToken);
        }

        _id = reserved.Value;
    }

    internal void Saw(ChatResponseUpdate update)
    {
        if (update.Text.Length > 0)
        {
            _firstWords ??= Elapsed;
            _estimatedOut += TokenEstimate.Of(update.Text);
        }

        foreach (var usage in update.Contents.OfType<UsageContent>())
        {
            Saw(usage.Details);
        }
    }

    internal void Saw(UsageDetails? usage)
    {
        _tokensIn += Math.Max(0, usage?.InputTokenCount ?? 0);
        _tokensOut += Math.Max(0, usage?.OutputTokenCount ?? 0);
    }

    internal void FaultedBy(string why) => _fault ??= why;

    private void Report(CallOutcome outcome)
    {
        switch (outcome)
        {
            case CallOutcome.Failed:
                _rest.Failed(_fault ?? "It failed.");
                break;
            case CallOutcome.TimedOut:
                _rest.Failed(_purposeIsVectors ? "It was too slow." : _firstWords is null ? "It was too slow to say its first words." : "It was too slow to finish.");
                break;
            case CallOutcome.Used or CallOutcome.Unsupported or CallOutcome.Overtaken:
                _rest.Worked();
                break;
        }
    }

    private async Task<Outcome<Guid>> ReserveAsync(long tokens, CancellationToken cancellationToken)
    {
        try
        {
            return await _meter.ReserveAsync(_serviceId, _purpose, Model, tokens, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            _fault = "Storage takes no work, and nothing is called without the meter.";
            throw;
        }
    }

    private async Task RefuseAsync(CallOutcome why, long tokens, CancellationToken cancellationToken)
    {
        Refused = why;
        ModelMetrics.Ended(_serviceId, _purpose, new CallCost(why, 0, 0, Estimated: false));
        await _meter.RefusedAsync(_serviceId, _purpose, Model, why, tokens, cancellationToken);
        throw new ModelRefusedException(why);
    }
}

/// <summary>The endpoint was not called.</summary>
/// <param name="why"><see cref="CallOutcome.BudgetSpent"/> or <see cref="CallOutcome.Resting"/>.</param>
public sealed class ModelRefusedException(CallOutcome why) : Exception($"The language model was not called: {why}.")
{
    /// <summary>Why.</summary>
    public CallOutcome Why { get; } = why;
}
