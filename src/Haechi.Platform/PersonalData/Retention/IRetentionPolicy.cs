using Haechi.Platform.Persistence;

namespace Haechi.Platform.PersonalData;

/// <summary>Deletes one kind of a service's personal data once the time that its manifest allows is over.</summary>
public interface IRetentionPolicy
{
    /// <summary>The service whose manifest says how long; null for a kind of data that every service has.</summary>
    string? ServiceId { get; }

    /// <summary>What it deletes, e.g. <c>conversations</c>; named in the audit trail.</summary>
    string Name { get; }

    /// <summary>Deletes, or empties, what is older, at most a few thousand rows at a time.</summary>
    /// <param name="scope">The transaction.</param>
    /// <param name="serviceId">The service.</param>
    /// <param name="before">UTC; what is older goes.</param>
    /// <param name="cancellationToken">Cancels before the commit.</param>
    /// <returns>How many went; it is called again until nothing does.</returns>
    Task<int> DeleteAsync(LedgerScope scope, string serviceId, DateTimeOffset before, CancellationToken cancellationToken);
}
