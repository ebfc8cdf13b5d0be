using Haechi.Kernel;
using Haechi.Platform.Telemetry.Health;

namespace Haechi.CitizenServices.Knowledge.Live;

/// <summary>Whether this host answers from the newest knowledge and can keep its index.</summary>
internal sealed class KnowledgeHealthPart(KnowledgeKeeper keeper, KnowledgeIndex index) : IHealthPart
{
    private const string Part = "knowledge";

    public ValueTask<HealthReport> LookAsync(CancellationToken cancellationToken) => ValueTask.FromResult(Look());

    private HealthReport Look() => (keeper.Trouble, index.Problem) switch
    {
        ({ } trouble, _) => new HealthReport(
            Part, HealthState.Degraded, $"The knowledge base could not be brought up to date; what was published before is answered. {trouble}",
            new LocalizedText("저장소가 복구되면 저절로 이어집니다.", "It continues by itself once storage is back.")),
        (_, { } problem) => new HealthReport(
            Part, HealthState.Degraded, $"The index folder cannot be used; the index lives in memory alone. {problem}",
            new LocalizedText("자료 폴더의 knowledge-index에 쓸 수 있는지 확인해 주세요.", "See that knowledge-index in the data folder can be written.")),
        _ => new HealthReport(Part, HealthState.Ready),
    };
}
