using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Requests;

/// <summary>The first requests of a new instance, all at one moment.</summary>
public abstract class FirstRequestsConformance(DatabaseKind kind) : IAsyncLifetime
{
    private SafetySite _site = null!;

    public async ValueTask InitializeAsync() => _site = await SafetySite.StartAsync(kind);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _site.DisposeAsync();
    }

    [Fact]
    public async Task Each_of_them_is_taken_and_watched_for()
    {
        var stop = TestContext.Current.CancellationToken;
        var taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => Task.Run(
            () => _site.Get<SubmitRequest>().HandleAsync(new Submission($"first-request-{number:000}", "12345678", Submission.ConsentInForce, [new($"{number:x64}", 90)]), stop), stop)));

        taken.ShouldAllBe(outcome => outcome.Succeeded);
        taken.Select(outcome => outcome.Value).Distinct().Count().ShouldBe(12);
        (await _site.Get<ActiveReferences>().CurrentAsync(stop)).All.Count.ShouldBe(12);
    }
}

public sealed class SqliteFirstRequestsTests() : FirstRequestsConformance(DatabaseKind.Sqlite);

public sealed class PostgresFirstRequestsTests() : FirstRequestsConformance(DatabaseKind.Postgres);
