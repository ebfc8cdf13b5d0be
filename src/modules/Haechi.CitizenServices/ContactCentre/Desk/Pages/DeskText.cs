namespace Haechi.CitizenServices.ContactCentre.Desk.Pages;

/// <summary>Key of the texts of the counsellor's desk: Korean in <c>DeskText.resx</c>, English in <c>DeskText.en.resx</c>.</summary>
internal sealed class DeskText;
