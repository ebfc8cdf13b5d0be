using System.Collections.Immutable;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Ingestion;
using Haechi.Platform.Tests.Testing;

namespace Haechi.Platform.Tests.Ingestion;

/// <summary>Findings and requests for tests.</summary>
internal static class Findings
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);
    public static readonly string Hash = new('a', 64);
    public static readonly Actor Caller = new(ActorKind.Service, "token:test", "시험 토큰");

    public static Finding One(Guid? id = null, double score = 0.9, string kind = "illegal-parking", string? joinKey = null, string serviceId = TestPlatform.ServiceId) => new(
        id ?? Guid.CreateVersion7(),
        serviceId,
        null,
        kind,
        score,
        Severity.Caution,
        new Place("강남역 3번 출구", 37.4979, 127.0276),
        Noon,
        [new Evidence("text", "설명", "차가 인도를 막고 있음")],
        new EvaluationSnapshot("rule", "1", Hash, ImmutableSortedDictionary<string, double>.Empty.Add("score", 0.5)),
        joinKey);

    public static IntakeRequest Request(params Finding[] findings) => IntakeRequest.Of(Caller, [], findings);

    public static IntakeRequest WithKey(this IntakeRequest request, string key, string hash = "h") =>
        request with { Key = new IntakeKey("token:test:findings", key, hash) };
}
