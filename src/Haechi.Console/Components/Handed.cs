namespace Haechi.Console.Components;

/// <summary>What a page hands to its parts: Blazor wants parameters of public types, and modules keep theirs to themselves.</summary>
public sealed class Handed
{
    private readonly object? _thing;

    private Handed(object? thing) => _thing = thing;

    /// <summary>Hands a thing over.</summary>
    public static Handed Of(object? thing) => new(thing);

    /// <summary>The thing; null when nothing was handed over.</summary>
    public T? The<T>()
        where T : class => _thing as T;
}
