namespace Haechi.OnlineSafety.Tests.Testing;

/// <summary>A clock that begins where the test wants, ticks like the real one and can be set forward. Its timers are real.</summary>
internal sealed class ShiftedClock(DateTimeOffset begins) : TimeProvider
{
    private long _ahead = (begins - System.GetUtcNow()).Ticks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _ahead, by.Ticks);
}
