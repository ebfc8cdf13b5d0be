using Haechi.Kernel.Rooms;

namespace Haechi.Console.Styling;

/// <summary>How a severity looks, everywhere.</summary>
public static class SeverityLook
{
    /// <summary>Tone and shape of a severity.</summary>
    public static (Tone Tone, Shape Shape) Of(Severity severity) => severity switch
    {
        Severity.Watch => (Tone.Info, Shape.Circle),
        Severity.Caution => (Tone.Warning, Shape.Triangle),
        Severity.Alert => (Tone.Alert, Shape.Diamond),
        _ => (Tone.Danger, Shape.Octagon),
    };
}
