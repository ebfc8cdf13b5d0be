namespace Haechi.CitizenServices.ContactCentre.Desk.Pages;

/// <summary>Where a conversation goes: to one counsellor or into one queue.</summary>
internal sealed record TransferOrder(string? Counsellor, string? Queue, string Note);
