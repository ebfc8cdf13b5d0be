using Haechi.Kernel.Rooms;

namespace Haechi.Platform.Cases;

/// <summary>How a service names, routes and times the cases that its findings open. Without one the manifest's defaults hold.</summary>
public interface ICaseRouting
{
    /// <summary>The service.</summary>
    string ServiceId { get; }

    /// <summary>Title, department and due time for a case that <paramref name="finding"/> opens.</summary>
    CaseRoute Route(Finding finding, DateTimeOffset now);
}

/// <summary>Where a new case goes.</summary>
/// <param name="Title">One line, masked where personal.</param>
/// <param name="Department">Organisation that must act.</param>
/// <param name="DueAt">When an answer is due, UTC.</param>
/// <param name="Subject">What it belongs to outside, e.g. a conversation id.</param>
/// <param name="Number">Receipt number when the service has already told the citizen one; null for a new one.</param>
public sealed record CaseRoute(string Title, string Department, DateTimeOffset DueAt, string? Subject = null, string? Number = null);
