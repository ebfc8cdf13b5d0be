namespace Haechi.Platform.Demo;

/// <summary>Section <c>demo</c> of the configuration.</summary>
public sealed class DemoOptions
{
    /// <summary>Whether a new, empty instance is filled with the demo city on its first start. An instance that has data is never touched. Default true.</summary>
    public bool Enabled { get; set; } = true;
}
