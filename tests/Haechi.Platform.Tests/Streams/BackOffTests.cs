using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Running;

namespace Haechi.Platform.Tests.Streams;

public sealed class BackOffTests
{
    private static readonly StreamOptions Options = new() { BackOffFrom = TimeSpan.FromSeconds(1), BackOffTo = TimeSpan.FromMinutes(1), Jitter = 0.2 };

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(5000, 60)]
    public void The_pause_doubles_up_to_the_longest(int failures, double seconds) =>
        BackOff.Pause(Options, failures, 0.5).TotalSeconds.ShouldBe(seconds, 0.001);

    [Fact]
    public void It_varies_by_the_jitter_and_never_beyond_the_longest()
    {
        BackOff.Pause(Options, 1, 0).TotalSeconds.ShouldBe(0.8, 0.001);
        BackOff.Pause(Options, 1, 0.999999).TotalSeconds.ShouldBe(1.2, 0.001);
        BackOff.Pause(Options, 20, 0.999999).ShouldBe(Options.BackOffTo);
    }
}
