using Haechi.Signals.Networks;

namespace Haechi.Signals.Tests.Networks;

public class SumoNetTests
{
    [Fact]
    public void Movements_phases_and_conflicts_are_read()
    {
        var signal = Crossing.Read().Signals.ShouldHaveSingleItem();

        signal.Links.Count.ShouldBe(5);
        signal.Greens.Select(g => g.State).ShouldBe(["GrGrr", "rGrGG"]);
        signal.Conflicts[0][1].ShouldBeTrue();
        signal.Conflicts[1][0].ShouldBeTrue();
        signal.Conflicts[0][2].ShouldBeFalse();
        signal.Conflicts[0][4].ShouldBeTrue();
        signal.Links[4]!.IsCrossing.ShouldBeTrue();
        signal.Links[4]!.CrossingLength.ShouldBe(12);
    }

    [Fact]
    public void What_the_plan_shows_green_together_is_no_conflict()
    {
        var signal = Crossing.Read("""<phase duration="30" state="GgGgr"/><phase duration="3" state="rrrrr"/>""").Signals[0];

        signal.Conflicts[0][1].ShouldBeFalse();
        signal.Meeting[0][1].ShouldBeTrue();
    }

    [Theory]
    [InlineData("", "no well-formed XML")]
    [InlineData("<net>", "no well-formed XML")]
    [InlineData("<routes/>", "no SUMO network")]
    [InlineData("<net/>", "has no signal")]
    [InlineData("<!DOCTYPE net [<!ENTITY a \"b\">]><net>&a;</net>", "no well-formed XML")]
    public void A_file_that_is_no_network_is_refused(string text, string why)
    {
        using var file = new NetFile(text);

        Should.Throw<NetworkException>(() => SumoNet.Read(file.Path)).Message.ShouldContain(why);
    }

    [Theory]
    [InlineData("")]
    [InlineData("""<phase duration="30" state=""/>""")]
    [InlineData("""<phase duration="30" state="GrGrr"/><phase duration="3" state="yry"/>""")]
    [InlineData("""<phase duration="30" state="GrG"/>""")]
    public void A_signal_whose_phases_do_not_fit_is_refused(string plan) =>
        Should.Throw<NetworkException>(() => Crossing.Read(plan)).Message.ShouldContain("Repair its tlLogic");

    [Fact]
    public void A_missing_file_is_named() =>
        Should.Throw<NetworkException>(() => SumoNet.Read("/nowhere/x.net.xml")).Message.ShouldContain("/nowhere/x.net.xml");
}
