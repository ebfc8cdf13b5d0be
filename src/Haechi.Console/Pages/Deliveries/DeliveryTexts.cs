namespace Haechi.Console.Pages.Deliveries;

/// <summary>Key of the texts of these pages.</summary>
public sealed class DeliveryTexts;
