namespace Haechi.OnlineSafety.Collection.Pages;

/// <summary>Key of the texts of the pages.</summary>
internal sealed class CollectionText;
