using Haechi.Signals.Networks;

namespace Haechi.Signals.Tests;

/// <summary>A small network for tests: two roads that cross under one signal, one lane each way, straight on only, and a crossing of pedestrians.</summary>
internal static class Crossing
{
    public const string Signal = "S";

    /// <summary>The network as SUMO writes it. Links 0 and 2 run north and south, 1 and 3 east and west, 4 is the pedestrians' (12 m), beside 1 and 3.</summary>
    public static string Xml(string? plan = null) => $"""
        <net version="1.9">
          {Roads("n")}{Roads("e")}{Roads("s")}{Roads("w")}
          <edge id=":S_0" function="internal"><lane id=":S_0_0" index="0" speed="13.9" length="12"/></edge>
          <edge id=":S_1" function="internal"><lane id=":S_1_0" index="0" speed="13.9" length="12"/></edge>
          <edge id=":S_2" function="internal"><lane id=":S_2_0" index="0" speed="13.9" length="12"/></edge>
          <edge id=":S_3" function="internal"><lane id=":S_3_0" index="0" speed="13.9" length="12"/></edge>
          <edge id=":S_w0" function="walkingarea"><lane id=":S_w0_0" index="0" speed="1" length="3"/></edge>
          <edge id=":S_c0" function="crossing"><lane id=":S_c0_0" index="0" speed="1" length="12"/></edge>
          <tlLogic id="S" type="static" programID="0" offset="0">{plan ?? Plan}</tlLogic>
          <junction id="S" type="traffic_light">
            <request index="0" response="00010" foes="11010"/><request index="1" response="00101" foes="00101"/>
            <request index="2" response="01010" foes="11010"/><request index="3" response="00101" foes="00101"/>
            <request index="4" response="00101" foes="00101"/>
          </junction>
          {Way("n", "s", 0)}{Way("e", "w", 1)}{Way("s", "n", 2)}{Way("w", "e", 3)}
          <connection from=":S_w0" to=":S_c0" fromLane="0" toLane="0" tl="S" linkIndex="4" dir="s" state="M"/>
        </net>
        """;

    public const string Plan = """
        <phase duration="30" state="GrGrr"/><phase duration="3" state="yryrr"/><phase duration="30" state="rGrGG"/><phase duration="3" state="ryryr"/>
        """;

    public static RoadNetwork Read(string? plan = null)
    {
        using var file = new NetFile(Xml(plan));
        return SumoNet.Read(file.Path);
    }

    private static string Roads(string side) =>
        $"""<edge id="{side}In"><lane id="{side}In_0" index="0" speed="13.9" length="120"/></edge><edge id="{side}Out"><lane id="{side}Out_0" index="0" speed="13.9" length="120"/></edge>""";

    private static string Way(string from, string to, int link) =>
        $"""<connection from="{from}In" to="{to}Out" fromLane="0" toLane="0" via=":S_{link}_0" tl="S" linkIndex="{link}" dir="s" state="o"/>""";
}

/// <summary>A file that is gone after the test.</summary>
internal sealed class NetFile : IDisposable
{
    public NetFile(string text) => File.WriteAllText(Path, text);

    public string Path { get; } = System.IO.Path.GetTempFileName();

    public void Dispose() => File.Delete(Path);
}
