namespace Haechi.Console.Styling;

/// <summary>What a colour means. Components take a tone, never a colour.</summary>
public enum Tone
{
    Neutral,
    Primary,
    Info,
    Success,
    Warning,
    Alert,
    Danger,
}

/// <summary>Tones as the theme's class names.</summary>
public static class ToneCss
{
    /// <summary>The class that gives an element the tone's colours.</summary>
    public static string Css(this Tone tone) => tone switch
    {
        Tone.Primary => "hc-tone-primary",
        Tone.Info => "hc-tone-info",
        Tone.Success => "hc-tone-success",
        Tone.Warning => "hc-tone-warning",
        Tone.Alert => "hc-tone-alert",
        Tone.Danger => "hc-tone-danger",
        _ => "hc-tone-neutral",
    };
}
