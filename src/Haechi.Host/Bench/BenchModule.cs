using Haechi.Kernel;
using Haechi.Kernel.Register;
using Haechi.Platform.Modules;

namespace Haechi.Host.Bench;

/// <summary>A service that only measurements have: findings below its threshold stay on record, the others open cases.</summary>
internal sealed class BenchModule : IHaechiModule
{
    public const string ServiceId = "bench";
    public const double CaseThreshold = 0.5;

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        var name = new LocalizedText("측정용 서비스", "Measuring");
        services.AddManifest(new ServiceManifest
        {
            Id = ServiceId,
            Name = name,
            Summary = new("이 제품의 처리량을 측정합니다. 실제 업무에는 쓰이지 않습니다.", "Measures this product's throughput. It does no real work."),
            Organisation = name,
            Department = name,
            Area = name,
            Purpose = new("성능 측정", "Performance measurement"),
            LegalBasis = new("해당 없음", "None"),
            Risk = RiskClass.Ordinary,
            RiskReason = new("사람에게 영향을 주지 않습니다.", "It concerns nobody."),
            Data = DataClass.Public,
            Stage = ServiceStage.Operating,
            RetentionDays = 1,
            CaseThreshold = CaseThreshold,
        });
    }

    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
    }
}
