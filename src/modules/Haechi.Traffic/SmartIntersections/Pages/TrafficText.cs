namespace Haechi.Traffic.SmartIntersections.Pages;

/// <summary>Key of the texts of these pages.</summary>
internal sealed class TrafficText;
