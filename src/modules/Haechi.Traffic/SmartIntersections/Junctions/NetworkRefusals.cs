using Haechi.Kernel;

namespace Haechi.Traffic.SmartIntersections.Junctions;

/// <summary>What the registry refuses.</summary>
internal static class NetworkRefusals
{
    public static Refusal NoName { get; } = Refusals.Of("network-name-length", "도로망 이름은 1자에서 100자까지입니다.", "A network's name has 1 to 100 characters.", "이름을 적어 주세요.", "Write a name.");

    public static Refusal TooLarge { get; } = Refusals.Of(
        "network-too-large",
        $"도로망 파일은 {NetworkRegistry.MostBytes >> 20}MB까지입니다.",
        $"A network's file has at most {NetworkRegistry.MostBytes >> 20} MB, unpacked too.",
        "필요한 구역만 잘라서 올려 주세요(netconvert --keep-edges.in-boundary).",
        "Cut out the part that you need (netconvert --keep-edges.in-boundary).");

    public static Refusal Unreadable(string why) => Refusals.Of(
        "network-unreadable",
        $"도로망을 읽을 수 없습니다. {why}",
        $"The network can't be read. {why}",
        "SUMO 도로망(.net.xml) 또는 haechi-network/1 JSON 파일을 올려 주세요. `haechi signals network 파일`로 미리 확인할 수 있습니다.",
        "Hand in a SUMO network (.net.xml) or a haechi-network/1 JSON file. `haechi signals network FILE` checks it beforehand.");

    public static Refusal Unknown { get; } = Refusals.Of("network-unknown", "그런 도로망이 없습니다.", "There is no such network.", "목록에서 다시 골라 주세요.", "Choose one from the list.");
}
