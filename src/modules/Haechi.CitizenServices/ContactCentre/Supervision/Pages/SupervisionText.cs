namespace Haechi.CitizenServices.ContactCentre.Supervision.Pages;

/// <summary>Key of the texts of these pages.</summary>
internal sealed class SupervisionText;
