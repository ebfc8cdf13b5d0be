using System.ClientModel;
using System.ClientModel.Primitives;
using Haechi.Platform.Telemetry;
using Haechi.Platform.Web;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Haechi.Platform.LanguageModels.Calling;

/// <summary>
/// Clients of the configured endpoint, made anew when the section changes. Every connection goes through the guard. Nothing is
/// tried twice: a turn has its deadline, a second attempt costs a second time, and the extractive answer is at hand.
/// </summary>
internal sealed class EndpointClients(OutgoingGuard guard) : IDisposable
{
    // Endpoints without keys do not look at it, but the client insists on one.
    private const string NoKey = "none";

    private readonly HttpClient _http = new(new LimitedResponse(guard.CreateHandler())) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Lock _gate = new();
    private (LanguageModelOptions Of, OpenAIClient Client)? _made;
    private (LanguageModelOptions Of, OpenAIClient Client)? _madeForVectors;

    /// <summary>A client for conversations. Traces and metrics carry no texts.</summary>
    public IChatClient Chat(LanguageModelOptions current) =>
        new OpenTelemetryChatClient(Client(current).GetChatClient(current.Model).AsIChatClient(), sourceName: HaechiMeter.Name) { EnableSensitiveData = false };

    /// <summary>Turns texts into vectors. Traces and metrics carry no texts.</summary>
    public IEmbeddingGenerator<string, Embedding<float>> Vectors(LanguageModelOptions current) =>
        new OpenTelemetryEmbeddingGenerator<string, Embedding<float>>(
            ClientForVectors(current).GetEmbeddingClient(current.EmbeddingModel).AsIEmbeddingGenerator(), sourceName: HaechiMeter.Name) { EnableSensitiveData = false };

    public void Dispose() => _http.Dispose();

    private OpenAIClient Client(LanguageModelOptions current)
    {
        lock (_gate)
        {
            if (_made is not { } made || !ReferenceEquals(made.Of, current))
            {
                _made = made = (current, Make(current, current.Endpoint!, current.ReadKey()));
            }

            return made.Client;
        }
    }

    private OpenAIClient ClientForVectors(LanguageModelOptions current)
    {
        lock (_gate)
        {
            if (_madeForVectors is not { } made || !ReferenceEquals(made.Of, current))
            {
                _madeForVectors = made = (current, Make(current, current.EmbeddingAddress!, current.ReadEmbeddingKey()));
            }

            return made.Client;
        }
    }

    private OpenAIClient Make(LanguageModelOptions current, string endpoint, string? key) => new(
        new ApiKeyCredential(key is { Length: > 0 } ? key : NoKey),
        new OpenAIClientOptions
        {
            Endpoint = new Uri(endpoint),
            Transport = new HttpClientPipelineTransport(_http),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromSeconds(current.WholeSeconds + 5),
            EnableDistributedTracing = false,
        });
}
