using Haechi.Console.Styling;
using Haechi.Traffic.SmartIntersections.Feeds.Street;

namespace Haechi.Traffic.SmartIntersections.Pages;

/// <summary>How a junction's health is said: a tone and the key of a word.</summary>
internal static class HealthWords
{
    public static Tone Tone(this JunctionHealth health) => health switch
    {
        JunctionHealth.Spillback => Haechi.Console.Styling.Tone.Danger,
        JunctionHealth.Silent => Haechi.Console.Styling.Tone.Alert,
        JunctionHealth.Faulty => Haechi.Console.Styling.Tone.Warning,
        JunctionHealth.Good => Haechi.Console.Styling.Tone.Success,
        _ => Haechi.Console.Styling.Tone.Neutral,
    };

    public static Shape Shape(this JunctionHealth health) => health switch
    {
        JunctionHealth.Spillback => Haechi.Console.Styling.Shape.Octagon,
        JunctionHealth.Silent => Haechi.Console.Styling.Shape.Diamond,
        JunctionHealth.Faulty => Haechi.Console.Styling.Shape.Triangle,
        JunctionHealth.Good => Haechi.Console.Styling.Shape.Circle,
        _ => Haechi.Console.Styling.Shape.Ring,
    };

    public static string Key(this JunctionHealth health) => "Health." + health;
}
