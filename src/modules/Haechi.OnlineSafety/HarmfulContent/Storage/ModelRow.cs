namespace Haechi.OnlineSafety.HarmfulContent.Storage;

/// <summary>A model of trade that was trained from what reviewers decided.</summary>
internal sealed class ModelRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    /// <summary>Name, as posts and measures cite it.</summary>
    public string Version { get; set; } = "";

    public DateTimeOffset MadeAt { get; set; }

    public string MadeBy { get; set; } = "";

    public string MadeByName { get; set; } = "";

    /// <summary>Confirmed posts it learned from.</summary>
    public int Confirmed { get; set; }

    /// <summary>Dismissed posts it learned from.</summary>
    public int Dismissed { get; set; }

    /// <summary>JSON of the comparison on posts that were kept out.</summary>
    public string Trial { get; set; } = "{}";

    /// <summary>The model as a file.</summary>
    public byte[] Weights { get; set; } = [];

    /// <summary>Since when it judges; null when it does not.</summary>
    public DateTimeOffset? InForceSince { get; set; }
}
