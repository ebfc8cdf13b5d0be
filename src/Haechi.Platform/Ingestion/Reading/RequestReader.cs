using System.Security.Claims;
using System.Text.Json;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Ingestion.Reading;

/// <summary>Turns an HTTP request into an intake request.</summary>
internal sealed class RequestReader(IOptions<IntakeOptions> options, TimeProvider clock)
{
    private const string KeyHeader = "Idempotency-Key";

    /// <summary>Reads findings.</summary>
    public Task<(IntakeRequest? Request, RequestFault? Fault)> FindingsAsync(HttpRequest http, CancellationToken cancellationToken) =>
        ReadAsync(
            http,
            "findings",
            (root, draft) =>
            {
                var items = Items(root, draft, ItemReader.Finding);
                items.ForEach(i => draft.Check(i.Value.ServiceId, new Faults(i.Index, draft.Faults)));
                return draft.ToRequest() with { Findings = items };
            },
            cancellationToken);

    /// <summary>Reads observations.</summary>
    public Task<(IntakeRequest? Request, RequestFault? Fault)> ObservationsAsync(HttpRequest http, CancellationToken cancellationToken) =>
        ReadAsync(
            http,
            "observations",
            (root, draft) =>
            {
                var items = Items(root, draft, ItemReader.Observation);
                items.ForEach(i => draft.Check(i.Value.ServiceId, new Faults(i.Index, draft.Faults)));
                return draft.ToRequest() with { Observations = items };
            },
            cancellationToken);

    private async Task<(IntakeRequest? Request, RequestFault? Fault)> ReadAsync(
        HttpRequest http, string endpoint, Func<JsonElement, Draft, IntakeRequest> read, CancellationToken cancellationToken)
    {
        if (!http.HasJsonContentType())
        {
            return (null, RequestFault.NotJson());
        }

        string? key = http.Headers[KeyHeader];
        if (key is not null && (key.Length is 0 or > 200 || key.Any(c => c is < ' ' or > '~')))
        {
            return (null, RequestFault.BadKey());
        }

        using var body = await RequestBody.ReadAsync(http.BodyReader, http.ContentLength, options.Value.MaxBodyBytes, cancellationToken);
        if (body.Fault is { } fault || (fault = ShapeFault(body.Json!.RootElement)) is not null)
        {
            return (null, fault);
        }

        var draft = new Draft(http.HttpContext.User, IsPartial(http));
        var request = read(body.Json!.RootElement, draft);
        if (key is not null)
        {
            var hash = request.Partial ? body.Hash + "-partial" : body.Hash;
            request = request with { Key = new IntakeKey($"{request.By.Id}:{endpoint}", key, hash) };
        }

        return (request, null);
    }

    private static RequestFault? ShapeFault(JsonElement root) => root.ValueKind switch
    {
        JsonValueKind.Object => null,
        JsonValueKind.Array => root.GetArrayLength() == 0 ? RequestFault.Empty() : null,
        _ => RequestFault.NeitherObjectNorArray(),
    };

    private List<IntakeItem<T>> Items<T>(JsonElement root, Draft draft, Func<JsonElement, Faults, DateTimeOffset, T?> read)
        where T : class
    {
        var now = clock.GetUtcNow();
        if (root.ValueKind == JsonValueKind.Object)
        {
            draft.SawId(root);
            return read(root, new Faults(-1, draft.Faults), now) is { } one ? [new(-1, one)] : [];
        }

        var count = root.GetArrayLength();
        if (count > options.Value.MaxBatch)
        {
            draft.Faults.Add(-1, "$", IntakeErrors.TooMany(count, options.Value.MaxBatch));
            return [];
        }

        var items = new List<IntakeItem<T>>(count);
        var index = 0;
        foreach (var value in root.EnumerateArray())
        {
            draft.SawId(value);
            if (read(value, new Faults(index, draft.Faults), now) is { } item)
            {
                items.Add(new(index, item));
            }

            index++;
        }

        return items;
    }

    private static bool IsPartial(HttpRequest http) =>
        string.Equals(http.Query["partial"], "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>What is gathered while a body is read.</summary>
    private sealed class Draft(ClaimsPrincipal caller, bool partial)
    {
        private bool _ids;

        public FaultList Faults { get; } = new();

        public void SawId(JsonElement item) =>
            _ids |= item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String;

        public void Check(string serviceId, Faults faults)
        {
            if (!caller.MayServe(serviceId))
            {
                faults.Add("serviceId", IntakeErrors.NotYourService(serviceId));
            }
        }

        public IntakeRequest ToRequest() =>
            new() { By = caller.ToActor(), Partial = partial, IdsMayRepeat = _ids, Faults = Faults };
    }
}
