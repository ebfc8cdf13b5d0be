using Haechi.CitizenServices.SeoulTalk.Conversations;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.LanguageModels;
using Haechi.Platform.Persistence;
using Haechi.Testing.LanguageModels;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Wording;

/// <summary>Endpoints that are slow, broken or hostile: the citizen reads the document in the same turn and no error.</summary>
public sealed class BadEndpointTests : IAsyncLifetime
{
    private const string Question = "여권 재발급하려면 뭐가 필요해요?";
    private const string Supported = "방문 신청은 신분증, 여권용 사진 1장, 쓰던 여권을 가지고 구청 여권 창구로 가시면 됩니다. [1]\n";

    private readonly WordedSite _worded = new();

    public async ValueTask InitializeAsync() => await _worded.OpenAsync(
        DatabaseKind.Sqlite, ("language_model:FirstWordsSeconds", "1.5"), ("language_model:WholeSeconds", "3"), ("language_model:AnswerTokens", "200"));

    public ValueTask DisposeAsync() => _worded.DisposeAsync();

    public static TheoryData<string, CallOutcome> Behaviours => new()
    {
        { "silent", CallOutcome.TimedOut },
        { "stalls", CallOutcome.TimedOut },
        { "breaks", CallOutcome.Failed },
        { "429", CallOutcome.Failed },
        { "500", CallOutcome.Failed },
        { "401", CallOutcome.Failed },
        { "redirect", CallOutcome.Failed },
        { "gibberish", CallOutcome.Failed },
        { "endless", CallOutcome.Failed },
        { "endless-line", CallOutcome.Failed },
    };

    [Theory]
    [MemberData(nameof(Behaviours))]
    public async Task The_citizen_reads_the_document(string behaviour, CallOutcome expected)
    {
        _worded.Server.Script = ScriptOf(behaviour);
        var page = await TalkClient.OpenAsync(_worded.Site);

        var events = WordedSite.Events(await page.HearAsync(new { text = Question }));

        events[^1].Name.ShouldBe("done");
        var answer = (await _worded.Site.TurnsAsync(page.Id))[^1].Body.ShouldBeOfType<AnswerBody>();
        answer.Worded.ShouldBeNull();
        answer.Parts[0].Text.ShouldContain("여권");
        var call = await _worded.LastCallAsync();
        // A line without end may meet the time limit before the limit of size on a slow machine.
        (call.Outcome == expected || (behaviour == "endless-line" && call.Outcome == CallOutcome.TimedOut)).ShouldBeTrue($"{call.Outcome}");
        _worded.Site.Log.Lines.ShouldAllBe(line => !line.Text.Contains(WordedSite.ApiKey), "an error text that repeats the key reaches no log");
        _worded.Site.Get<LanguageModel>().LastTrouble.ShouldNotBeNull().Why.ShouldNotContain(WordedSite.ApiKey);
    }

    private ModelScript ScriptOf(string behaviour) => behaviour switch
    {
        "silent" => ModelScripts.Silent,
        "stalls" => ModelScripts.SaysAndStalls(Supported),
        "breaks" => ModelScripts.SaysAndBreaks(Supported),
        "redirect" => ModelScripts.RedirectsTo(_worded.Server.Endpoint + "/elsewhere"),
        "gibberish" => ModelScripts.Gibberish,
        "endless" => ModelScripts.Endless,
        "endless-line" => ModelScripts.EndlessLine,
        _ => ModelScripts.Refuses(int.Parse(behaviour, System.Globalization.CultureInfo.InvariantCulture)),
    };
}
