using Haechi.Console.Styling;

namespace Haechi.Console.Components;

/// <summary>A short word on what has just happened.</summary>
/// <param name="Text">What happened.</param>
/// <param name="Tone">Default: success.</param>
/// <param name="Undo">Takes it back; null where that cannot be.</param>
public sealed record Toast(string Text, Tone Tone = Tone.Success, Func<Task>? Undo = null)
{
    /// <summary>Keeps two toasts of the same words apart.</summary>
    public Guid Id { get; } = Guid.NewGuid();
}

/// <summary>Toasts of one person's console. Scoped: one per circuit.</summary>
public sealed class ToastService
{
    private const int Most = 4;
    private readonly List<Toast> shown = [];

    /// <summary>Raised on every change.</summary>
    public event Action? Changed;

    /// <summary>Those on screen, oldest first. At most four: an older one makes room.</summary>
    public IReadOnlyList<Toast> Shown => shown;

    /// <summary>Shows a toast until it is closed or makes room for later ones.</summary>
    public void Show(Toast toast)
    {
        shown.Add(toast);
        if (shown.Count > Most)
        {
            shown.RemoveAt(0);
        }

        Changed?.Invoke();
    }

    /// <summary>Removes a toast.</summary>
    public void Close(Toast toast)
    {
        if (shown.Remove(toast))
        {
            Changed?.Invoke();
        }
    }
}
