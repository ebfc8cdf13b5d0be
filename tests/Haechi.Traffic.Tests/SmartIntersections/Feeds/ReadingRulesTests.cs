using System.Text;
using System.Text.Json;
using FsCheck.Xunit;
using Haechi.Signals.Networks;
using Haechi.Traffic.SmartIntersections.Demo;
using Haechi.Traffic.SmartIntersections.Feeds;
using Haechi.Traffic.SmartIntersections.Feeds.Readings;
using Haechi.Traffic.SmartIntersections.Junctions;
using Haechi.Traffic.SmartIntersections.Storage;

namespace Haechi.Traffic.Tests.SmartIntersections.Feeds;

/// <summary>Hostile and honest readings: what passes makes sense, and what doesn't is named.</summary>
public sealed class ReadingRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);

    private static readonly RegisteredNetwork Town = Network();

    [Fact]
    public void The_example_of_the_documents_is_a_reading()
    {
        using var message = ReadingMessage.Document(Encoding.UTF8.GetBytes(ReadingEndpoints.Example));
        var (form, faults) = ReadingReader.Read(message.Items[0].Item);

        faults.ShouldBeEmpty();
        var reading = new ReadingRules(Town, new FieldOptions(), new DateTimeOffset(2026, 11, 23, 1, 0, 10, TimeSpan.Zero)).Check(form).Reading.ShouldNotBeNull();
        (reading.Junction, reading.Detector, reading.Counts!.All, reading.Counts.Heavy, reading.SpeedKmh).ShouldBe(("A2", "lane:A1-A2_1", 3, 1, 14.5));
    }

    [Theory]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","seconds":5,"counts":{"car":-1}}""", "counts.car", "out-of-range")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","seconds":5,"counts":{"car":1e999}}""", "counts.car", "wrong-type")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","seconds":5,"counts":{"car":1.5}}""", "counts.car", "out-of-range")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","seconds":5,"counts":{"car":7}}""", "counts", "count-impossible")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","seconds":5,"counts":{"car":4,"bus":4}}""", "counts", "count-impossible")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","counts":{"car":1}}""", "seconds", "missing")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","seconds":5,"counts":{"ufo":1}}""", "counts.ufo", "unknown-field")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","seconds":-5,"speedKmh":4}""", "seconds", "out-of-range")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","speedKmh":"NaN"}""", "speedKmh", "wrong-type")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","speedKmh":900}""", "speedKmh", "out-of-range")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","occupancy":1.01}""", "occupancy", "out-of-range")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","queueMetres":5000}""", "queueMetres", "out-of-range")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","queueVehicles":1e300}""", "queueVehicles", "out-of-range")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1"}""", "", "nothing-measured")]
    [InlineData("""{"signal":"A2","lane":"s4-A4_1","speedKmh":4}""", "lane", "lane-unknown")]
    [InlineData("""{"signal":"A2","link":9999,"speedKmh":4}""", "link", "link-unknown")]
    [InlineData("""{"signal":"A2","link":0.5,"speedKmh":4}""", "link", "link-unknown")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","link":0,"speedKmh":4}""", "", "one-of")]
    [InlineData("""{"signal":"Z9","lane":"A1-A2_1","speedKmh":4}""", "signal", "signal-unknown")]
    [InlineData("""{"lane":"A1-A2_1","speedKmh":4}""", "signal", "missing")]
    [InlineData("""{"signal":"A2","state":"GG"}""", "state", "state-wrong")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","speedKmh":4,"at":"2026-11-23T10:05:00+09:00"}""", "at", "clock-ahead")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","speedKmh":4,"at":"1970-01-01T00:00:00Z"}""", "at", "clock-behind")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","speedKmh":4,"at":"2026-11-23T10:00:00"}""", "at", "not-a-time")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","speedKmh":4,"at":1700000000}""", "at", "wrong-type")]
    [InlineData("""{"signal":"A2","lane":"A1-A2_1","speedKmh":4,"plate":"12가3456"}""", "plate", "unknown-field")]
    [InlineData("\"reading\"", "", "wrong-type")]
    public void What_can_not_be_is_named_with_its_place_and_its_mend(string text, string path, string code)
    {
        var faults = Check(text).Faults;

        faults.ShouldContain(f => f.Path == path && f.Refusal.Code == code);
        faults.ShouldAllBe(f => f.Refusal.Mend.Ko.Length > 0 && f.Refusal.Mend.En.Length > 0);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"speedKmh\":NaN}")]
    [InlineData("[[[[[[[[[[[[1]]]]]]]]]]]]")]
    [InlineData("[]")]
    public void What_is_no_message_is_refused_as_a_whole(string text)
    {
        using var message = ReadingMessage.Document(Encoding.UTF8.GetBytes(text));
        message.Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void Of_lines_only_the_bad_ones_are_left_out()
    {
        using var message = ReadingMessage.Lines(Encoding.UTF8.GetBytes("{\"signal\":\"A2\"}\n{\"speedKmh\":NaN}\r\n\n{\"signal\":\"A3\"}"));

        message.Refusal.ShouldBeNull();
        message.Items.Select(i => i.Path).ShouldBe(["line 1: $", "line 4: $"]);
        message.Errors.ShouldHaveSingleItem().Path.ShouldBe("line 2");
    }

    [Property(MaxTest = 300)]
    public void Whatever_passes_is_finite_and_within_what_a_lane_can_have(double speed, double queue, double occupancy, int cars, int seconds)
    {
        var form = new ReadingForm { Signal = "A2", Lane = "A1-A2_1", SpeedKmh = speed, QueueMetres = queue, Occupancy = occupancy, Seconds = seconds, Counts = new Dictionary<string, double> { ["car"] = cars } };

        if (new ReadingRules(Town, new FieldOptions(), Now).Check(form).Reading is not { } reading)
            return;

        reading.SpeedKmh!.Value.ShouldBeInRange(0, 200);
        reading.QueueMetres!.Value.ShouldBeInRange(0, 1000);
        reading.Occupancy!.Value.ShouldBeInRange(0, 1);
        reading.Counts!.All.ShouldBeInRange(0, seconds + 2);
    }

    private static (Reading? Reading, IReadOnlyList<ReadingFault> Faults) Check(string text)
    {
        using var document = JsonDocument.Parse(text);
        var (form, faults) = ReadingReader.Read(document.RootElement);
        var (reading, _, wrong) = new ReadingRules(Town, new FieldOptions(), Now).Check(form);
        return (reading, [.. faults, .. wrong]);
    }

    internal static RegisteredNetwork Network()
    {
        var roads = SumoNet.Read(new MemoryStream(TownSeeder.Source()), "town");
        var id = Guid.CreateVersion7();
        return new RegisteredNetwork(new NetworkSummary(id, "town", NetworkFormat.Sumo, Now, "", false), roads, [.. roads.Signals.Select(s => new JunctionRow { Id = Guid.CreateVersion7(), NetworkId = id, Signal = s.Id, Title = s.Id })]);
    }
}
