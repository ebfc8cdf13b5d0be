namespace Haechi.CitizenServices.Knowledge.Pages;

/// <summary>What a page hands to its parts: Blazor wants parameters of public types, and the knowledge base keeps its own to itself.</summary>
public sealed class Handed
{
    private readonly object? _thing;

    private Handed(object? thing) => _thing = thing;

    internal static Handed Of(object? thing) => new(thing);

    /// <summary>The thing; null when nothing was handed over.</summary>
    internal T? The<T>()
        where T : class => _thing as T;
}
