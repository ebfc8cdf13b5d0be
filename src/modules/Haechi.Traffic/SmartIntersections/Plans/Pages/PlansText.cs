namespace Haechi.Traffic.SmartIntersections.Plans.Pages;

/// <summary>Key of the texts of the pages of plans.</summary>
internal sealed class PlansText;
