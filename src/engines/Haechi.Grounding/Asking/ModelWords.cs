using Microsoft.Extensions.AI;

namespace Haechi.Grounding.Asking;

/// <summary>The words of one answer as they come, with its time limits. A slow or failing endpoint ends it, and is no exception.</summary>
internal sealed class ModelWords : IAsyncDisposable
{
    private readonly IChatClient _client;
    private readonly GroundingOptions _options;
    private readonly CancellationToken _asked;
    private readonly CancellationTokenSource _first;
    private readonly CancellationTokenSource _whole;
    private readonly CancellationTokenSource _any;
    private IAsyncEnumerator<ChatResponseUpdate>? _updates;
    private Task<bool>? _moving;
    private bool _spoke;

    public ModelWords(IChatClient client, GroundingOptions options, TimeProvider clock, CancellationToken cancellationToken)
    {
        _client = client;
        _options = options;
        _asked = cancellationToken;
        _first = new CancellationTokenSource(options.FirstWords, clock);
        _whole = new CancellationTokenSource(options.Whole, clock);
        _any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _first.Token, _whole.Token);
    }

    /// <summary>How it ended; complete until something else is known.</summary>
    public AnswerEnding Ending { get; private set; }

    /// <summary>Tokens that the model read, as it told.</summary>
    public long TokensIn { get; private set; }

    /// <summary>Tokens that the model wrote, as it told.</summary>
    public long TokensOut { get; private set; }

    /// <summary>Hands the messages in. Without it there are no words.</summary>
    public void Ask(IReadOnlyList<ChatMessage> messages)
    {
        var how = new ChatOptions { Temperature = 0, MaxOutputTokens = _options.AnswerTokens };
        _updates = _client.GetStreamingResponseAsync(messages, how, _any.Token).GetAsyncEnumerator(_any.Token);
    }

    /// <summary>The next piece, perhaps empty; null at the end.</summary>
    public async ValueTask<string?> NextAsync()
    {
        if (_updates is null)
            return null;
        try
        {
            // A client that does not heed its token must not hold the turn either.
            _moving = _updates.MoveNextAsync().AsTask();
            if (!await _moving.WaitAsync(_any.Token))
                return null;
            return Read(_updates.Current);
        }
        catch (OperationCanceledException) when (_asked.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (_any.IsCancellationRequested)
        {
            Ending = AnswerEnding.TimedOut;
        }
#pragma warning disable CA1031 // Whatever an endpoint does to us, the citizen gets the extractive answer.
        catch (Exception)
        {
            Ending = AnswerEnding.Failed;
        }
#pragma warning restore CA1031
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody may end an iterator while it still moves: one that was given up is ended when it comes back, if ever.
        if (_moving is { IsCompleted: false })
            _ = EndLaterAsync(_moving, _updates!);
        else if (_updates is not null)
            await _updates.DisposeAsync();
        _any.Dispose();
        _first.Dispose();
        _whole.Dispose();
    }

    private static async Task EndLaterAsync(Task moving, IAsyncDisposable updates)
    {
        await moving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await updates.DisposeAsync();
    }

    private string Read(ChatResponseUpdate update)
    {
        foreach (var usage in update.Contents.OfType<UsageContent>())
        {
            TokensIn += usage.Details.InputTokenCount ?? 0;
            TokensOut += usage.Details.OutputTokenCount ?? 0;
        }
        if (!_spoke && update.Text.Length > 0)
        {
            _spoke = true;
            _first.CancelAfter(Timeout.InfiniteTimeSpan);
        }
        return update.Text;
    }
}
