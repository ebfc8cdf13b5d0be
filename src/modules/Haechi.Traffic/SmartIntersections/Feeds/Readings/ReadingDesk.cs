using System.Text.Json;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Persistence;
using Haechi.Traffic.SmartIntersections.Feeds.Storing;
using Haechi.Traffic.SmartIntersections.Feeds.Street;
using Haechi.Traffic.SmartIntersections.Junctions;
using Microsoft.Extensions.Options;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>The one way in for readings, whatever feed they come from. One bad reading never stops the others.</summary>
internal sealed class ReadingDesk(NetworkRegistry registry, ReadingStore store, StreetState street, IOptionsMonitor<FieldOptions> options, TimeProvider clock)
{
    /// <summary>Readings in one message at most.</summary>
    public const int Most = 2000;

    /// <summary>Faults that are told in words; the rest is only counted.</summary>
    internal const int MostTold = 100;

    /// <summary>Takes in the items of a message. What is accepted is on disk when it returns.</summary>
    /// <exception cref="StorageUnavailableException">Nothing was stored; try again later.</exception>
    public async Task<ReadingReceipt> TakeAsync(IReadOnlyList<(string Path, JsonElement Item)> items, CancellationToken cancellationToken)
    {
        var (good, errors, refused) = (new List<(Reading Reading, RegisteredNetwork Network)>(), new List<IntakeError>(), 0);
        var networks = await registry.RecentAsync(cancellationToken);
        foreach (var (path, item) in items)
        {
            var (reading, network, faults) = await CheckAsync(item, networks, cancellationToken);
            if (reading is not null)
                good.Add((reading, network!));
            else
                refused++;
            errors.AddRange(faults.Take(MostTold - errors.Count).Select(f => new IntakeError(f.Path.Length == 0 ? path : $"{path}.{f.Path}", f.Refusal.Code, f.Refusal.Message, f.Refusal.Mend)));
        }
        var kept = await store.StoreAsync(good);
        return new ReadingReceipt(kept, good.Count - kept, refused, errors);
    }

    private async Task<(Reading?, RegisteredNetwork?, IReadOnlyList<ReadingFault>)> CheckAsync(JsonElement item, IReadOnlyList<NetworkSummary> networks, CancellationToken cancellationToken)
    {
        var (form, faults) = ReadingReader.Read(item);
        if (Find(form.Network, networks) is not { } summary || await registry.OpenAsync(summary.Id, cancellationToken) is not { } network)
            return (null, null, [.. faults, form.Network is null ? ReadingFaults.Missing("network", "network") : ReadingFaults.NoNetwork(form.Network)]);
        var (reading, detector, wrong) = new ReadingRules(network, options.CurrentValue, clock.GetUtcNow()).Check(form);
        if (detector is not null && wrong.FirstOrDefault(f => f.Blames is not null)?.Blames is { } kind)
            street.Refused(summary.Id, form.Signal!, detector, kind);
        return faults.Count > 0 ? (null, null, [.. faults, .. wrong]) : (reading, network, wrong);
    }

    private static NetworkSummary? Find(string? given, IReadOnlyList<NetworkSummary> networks) =>
        given is null ? networks.Count == 1 ? networks[0] : null
        : Guid.TryParse(given, out var id) ? networks.FirstOrDefault(n => n.Id == id)
        : networks.Where(n => n.Name == given).Take(2).ToList() is [var only] ? only : null;
}

/// <summary>What came of a message.</summary>
/// <param name="Accepted">Readings that are on disk now.</param>
/// <param name="Repeated">Readings that were not later than what their detector had said: they came before, and count once.</param>
/// <param name="Refused">Readings that were left out.</param>
/// <param name="Errors">Why, each with its place; the first hundred.</param>
internal sealed record ReadingReceipt(int Accepted, int Repeated, int Refused, IReadOnlyList<IntakeError> Errors)
{
    /// <summary>With items that could not even be read.</summary>
    public ReadingReceipt With(IReadOnlyList<IntakeError> unreadable) => this with { Refused = Refused + unreadable.Count, Errors = [.. unreadable.Concat(Errors).Take(ReadingDesk.MostTold)] };
}
