using Haechi.Platform.Ingestion;
using Haechi.Platform.Ingestion.Storing;
using Haechi.Platform.Register;
using Haechi.Platform.Tests.Testing;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Tests.Ingestion;

/// <summary>An intake whose committer stands still.</summary>
public sealed class BackPressureTests
{
    [Fact]
    public void A_full_queue_refuses_instead_of_growing()
    {
        var intake = Stopped(new IntakeOptions { QueueRequests = 2 });

        var answers = Enumerable.Range(0, 3).Select(_ => intake.AcceptAsync(Findings.Request(Findings.One()), default)).ToList();

        answers[2].IsCompletedSuccessfully.ShouldBeTrue();
        Refused(answers[2]).ShouldBe("intake-full");
        answers[0].IsCompleted.ShouldBeFalse();
        intake.Waiting.ShouldBe(2);
    }

    [Fact]
    public void Items_count_too_but_an_empty_queue_takes_any_permitted_request()
    {
        var intake = Stopped(new IntakeOptions { QueueItems = 2 });

        var big = intake.AcceptAsync(Findings.Request(Findings.One(), Findings.One(), Findings.One()), default);
        var small = intake.AcceptAsync(Findings.Request(Findings.One()), default);

        big.IsCompleted.ShouldBeFalse();
        Refused(small).ShouldBe("intake-full");
    }

    private static string? Refused(Task<IntakeResult> answer) => answer.GetAwaiter().GetResult().Refusal?.Code;

    private static Intake Stopped(IntakeOptions options)
    {
        var set = Options.Create(options);
        var rules = new IntakeRules(new ServiceRegister([TestPlatform.Manifest()]), set, TimeProvider.System);
        return new Intake(rules, new GroupWriter(new SqliteBulk()), set);
    }
}
