using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Persistence;
using Haechi.Platform.Register;
using Haechi.Testing.LanguageModels;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Wording;

/// <summary>A budget that is spent: the city goes on with the documents, and the register says so.</summary>
public sealed class BudgetTests : IAsyncLifetime
{
    private readonly WordedSite _worded = new();

    public async ValueTask InitializeAsync() =>
        await _worded.OpenAsync(DatabaseKind.Sqlite, ("language_model:TokensPerDay", "2000"), ("language_model:AnswerTokens", "200"));

    public ValueTask DisposeAsync() => _worded.DisposeAsync();

    [Fact]
    public async Task Answers_become_extractive_and_the_register_says_why()
    {
        var register = _worded.Site.Get<RegisterView>();
        (await ConditionAsync()).Degraded.ShouldBeFalse();
        _worded.Server.Script = ModelScripts.QuotesFirstPassage;

        for (var turn = 0; (await _worded.Site.Get<LanguageModel>().BudgetAsync(CancellationToken.None)) is { IsSpent: false }; turn++)
        {
            turn.ShouldBeLessThan(20, "the budget never ends");
            await AskAsync();
        }

        var asked = _worded.Server.Asked.Count;
        (await AskAsync()).Worded.ShouldBeNull();
        _worded.Server.Asked.Count.ShouldBe(asked, "the endpoint is not called any more");
        (await _worded.LastCallAsync()).Outcome.ShouldBe(CallOutcome.BudgetSpent);
        var condition = await ConditionAsync();
        condition.Degraded.ShouldBeTrue();
        condition.Mend.ShouldNotBeNull().En.ShouldContain("tokens_per_day");

        async Task<ServiceCondition> ConditionAsync() => (await register.FindAsync("seoul-talk", CancellationToken.None)).ShouldNotBeNull().Condition;
    }

    [Fact]
    public void The_register_names_the_model() =>
        _worded.Site.Get<ServiceRegister>().Find("seoul-talk").ShouldNotBeNull().Models.ShouldContain(m => m.Id == ModelServer.Model);

    private async Task<AnswerBody> AskAsync()
    {
        var page = await TalkClient.OpenAsync(_worded.Site);
        await page.HearAsync(new { text = "여권 재발급하려면 뭐가 필요해요?" });
        return (await _worded.Site.TurnsAsync(page.Id))[^1].Body.ShouldBeOfType<AnswerBody>();
    }
}
