using Haechi.Platform.Streams;
using Haechi.Platform.Streams.Rows;

namespace Haechi.Platform.Tests.Streams;

public sealed class KeeperRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    private static readonly HashSet<string> Alive = ["here"];

    [Fact]
    public void A_stream_that_runs_as_wanted_is_left_alone() => Tend(DesiredState.Running, Health()).ShouldBeFalse();

    [Fact]
    public void One_that_backs_off_is_left_to_its_runner() => Tend(DesiredState.Running, Health(StreamState.BackingOff)).ShouldBeFalse();

    [Fact]
    public void One_that_never_ran_is_tended() => Tend(DesiredState.Running, null).ShouldBeTrue();

    [Fact]
    public void One_whose_host_is_gone_is_tended() => Tend(DesiredState.Running, Health(host: "gone")).ShouldBeTrue();

    [Fact]
    public void One_of_an_older_order_is_tended() => Tend(DesiredState.Running, Health(revision: 2)).ShouldBeTrue();

    [Fact]
    public void One_that_nothing_was_told_of_for_long_is_tended() => Tend(DesiredState.Running, Health(toldAgo: 46)).ShouldBeTrue();

    [Fact]
    public void One_that_stopped_unbidden_is_tended() => Tend(DesiredState.Running, Health(StreamState.Stopped)).ShouldBeTrue();

    [Fact]
    public void One_that_runs_unbidden_is_tended() => Tend(DesiredState.Stopped, Health()).ShouldBeTrue();

    [Fact]
    public void One_that_rests_as_wanted_is_left_alone()
    {
        Tend(DesiredState.Stopped, null).ShouldBeFalse();
        Tend(DesiredState.Stopped, Health(StreamState.Stopped, host: "gone")).ShouldBeFalse();
    }

    private static bool Tend(DesiredState desired, StreamHealthRow? health) =>
        StreamKeeper.NeedsTending(new StreamRow { Id = "camera/1", Desired = desired, Revision = 3 }, health, Alive, Now);

    private static StreamHealthRow Health(StreamState state = StreamState.Running, string host = "here", long revision = 3, int toldAgo = 1) =>
        new() { Id = "camera/1", State = state, Host = host, Revision = revision, ToldAt = Now.AddSeconds(-toldAgo) };
}
