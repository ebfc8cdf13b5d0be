using Haechi.Signals.Control;
using Haechi.Signals.Networks;

namespace Haechi.Signals.Safety;

/// <summary>
/// Lets a junction get empty before those whose way crosses get green: while somebody slow or standing is still within it, clearance
/// lasts longer. Without it those who come lock with those who are left over, and no signal can part them then.
/// </summary>
internal sealed class Clearing
{
    /// <summary>Longest time for which one green is put off, in seconds.</summary>
    public const double Longest = 8;

    /// <summary>Seconds in which a vehicle leaves the junction that nobody need wait for: whoever starts at a stop line comes later.</summary>
    public const float Free = 1.5f;

    private double? _began;

    /// <summary>Puts the green that comes off as long as it takes. Call it every second before what is shown is asked for.</summary>
    public void Watch(SignalHead head, JunctionView view, double now)
    {
        if (head.Coming is not { } next)
        {
            _began = null;
            return;
        }
        _began ??= head.Since;
        if (now >= head.Since - 1e-9 && now < _began + Longest && MeetsSomebody(view, head.Shown, next))
            head.PutOff(now + 1);
    }

    private static bool MeetsSomebody(JunctionView view, string shown, string next)
    {
        for (var link = 0; link < Math.Min(view.Clears.Length, next.Length); link++)
        {
            if (view.Clears[link] > Free && next[link] is not ('G' or 'g') && Meets(view.Junction.Meeting[link], shown, next))
                return true;
        }
        return false;
    }

    private static bool Meets(LinkSet meeting, string shown, string next)
    {
        for (var link = 0; link < next.Length; link++)
        {
            if (meeting[link] && next[link] is ('G' or 'g') && shown[link] is not ('G' or 'g'))
                return true;
        }
        return false;
    }
}
