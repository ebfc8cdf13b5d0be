using System.Diagnostics;
using System.Text.Json;

namespace Haechi.Host.Bench.Desk;

/// <summary>Types into the desk of a real browser while the load is on, and times how soon the suggestions for it are on the screen.</summary>
internal static class SuggestionWatch
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private static readonly string[] Words =
        ["여권 재발급 준비물", "대형폐기물 스티커", "전입신고 방법", "자동차세 연납", "따릉이 고장", "수도요금 자동이체", "청년 월세 지원", "장애인 콜택시", "재산세 납부", "독감 예방접종"];

    // One stroke: the word is put into the search field as a key would, and the clock stops when the list has changed and was painted.
    private const string Script = """
        (words) => new Promise((done) => {
          const field = document.querySelector('#standard');
          const panel = field.closest('section');
          const begun = performance.now();
          const watch = new MutationObserver(() => requestAnimationFrame(() => setTimeout(() => {
            if (!watch.over && panel.querySelector('.hc-desk-suggestion')) { watch.over = true; watch.disconnect(); done(performance.now() - begun); }
          })));
          watch.observe(panel.querySelector('ol'), { childList: true, subtree: true, characterData: true });
          setTimeout(() => { if (!watch.over) { watch.over = true; done(-1); } }, 5000);
          field.value = words;
          field.dispatchEvent(new Event('input', { bubbles: true }));
        })
        """;

    /// <returns>Milliseconds from each stroke to its suggestions.</returns>
    public static async Task<IReadOnlyList<double>> RunAsync(
        Uri site, IReadOnlyList<SignedIn> people, IReadOnlyList<DeskCitizen> citizens, TimeSpan duration, DeskTally tally, CancellationToken cancellationToken)
    {
        var measured = await Task.WhenAll(people.Select((person, i) => WatchAsync(site, person, citizens[i], duration, tally, cancellationToken)));
        return [.. measured.SelectMany(m => m)];
    }

    private static async Task<IReadOnlyList<double>> WatchAsync(Uri site, SignedIn person, DeskCitizen citizen, TimeSpan duration, DeskTally tally, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        await using var browser = await BenchBrowser.StartAsync(cancellationToken);
        await browser.OpenAsync(new Uri(site, $"/console/talk?id={citizen.Id}"), person.Cookies.GetCookies(site), cancellationToken);
        await browser.UntilAsync("document.querySelector('#standard') !== null && document.querySelector('.hc-turn') !== null", cancellationToken);
        var times = new List<double>();
        for (var i = 0; Stopwatch.GetElapsedTime(begun) < duration - Pause; i++)
        {
            var time = await browser.AskAsync($"({Script})({JsonSerializer.Serialize(Words[i % Words.Length])})", cancellationToken);
            if (time.GetDouble() < 0)
            {
                tally.Fail("no suggestion in 5 s");
            }
            else
            {
                times.Add(time.GetDouble());
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return times;
    }
}
