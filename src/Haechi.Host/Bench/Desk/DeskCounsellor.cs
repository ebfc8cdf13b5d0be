using System.Diagnostics;
using System.Text.Json;

namespace Haechi.Host.Bench.Desk;

/// <summary>
/// One counsellor with a live page: takes the waiting conversations, then goes from one to the next. In each the citizen writes, the
/// counsellor sees it, replies, and the citizen reads.
/// </summary>
internal sealed class DeskCounsellor(DeskCircuit circuit, IReadOnlyList<DeskCitizen> citizens, int number, DeskTally tally)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private const string Take = "button T";
    private const string Draft = "#counsel";
    private const string Form = "form .hc-desk-reply";
    private const string Click = """{"type":"click","detail":1}""";
    private const string Submit = """{"type":"submit"}""";
    private int _turn;

    public DeskCircuit Circuit { get; } = circuit;

    /// <summary>Takes every conversation of its own.</summary>
    public async Task TakeAllAsync(CancellationToken cancellationToken)
    {
        foreach (var citizen in citizens)
        {
            await tally.CountFailureAsync("taking", async limited =>
            {
                var joined = citizen.HearAsync("\"joined\"");
                Circuit.Navigate($"/console/talk?id={citizen.Id}");
                await Circuit.RaiseAsync(Take, "click", Click, limited);
                await joined.WaitAsync(limited);
            }, Longest, cancellationToken);
        }
    }

    /// <summary>One exchange in each conversation, evenly over <paramref name="round"/>, again and again.</summary>
    public async Task WorkAsync(TimeSpan begin, TimeSpan round, TimeSpan duration, long begun, CancellationToken cancellationToken)
    {
        var slot = round / citizens.Count;
        for (var (due, next) = (begin, 0); due < duration; due += slot, next++)
        {
            if (due - Stopwatch.GetElapsedTime(begun) is var left && left > TimeSpan.Zero)
            {
                await Task.Delay(left, cancellationToken);
            }

            var citizen = citizens[next % citizens.Count];
            await tally.CountFailureAsync("exchange", limited => ExchangeAsync(citizen, limited), Longest, cancellationToken);
        }
    }

    private async Task ExchangeAsync(DeskCitizen citizen, CancellationToken cancellationToken)
    {
        var (question, answer) = ($"q{number}-{++_turn}z", $"a{number}-{_turn}z");
        var begun = Stopwatch.GetTimestamp();
        Circuit.Navigate($"/console/talk?id={citizen.Id}");
        await Circuit.ReadyAsync(Form, "submit", cancellationToken);
        tally.OpenedInDesk(begun, Stopwatch.GetTimestamp());

        var seen = Circuit.SeeAsync(question);
        var said = Stopwatch.GetTimestamp();
        if (!await citizen.SayAsync($"{ChatScript.Line(number, _turn)} {question}", cancellationToken))
        {
            return;
        }

        tally.Say();
        tally.SeenByCounsellor(said, await seen.WaitAsync(cancellationToken));

        var heard = citizen.HearAsync(answer);
        var text = JsonSerializer.Serialize($"확인했습니다. 담당 부서에서 안내해 드리겠습니다. {answer}");
        await Circuit.RaiseAsync(Draft, "input", $$"""{"value":{{text}}}""", cancellationToken);
        var sent = Stopwatch.GetTimestamp();
        await Circuit.RaiseAsync(Form, "submit", Submit, cancellationToken);
        tally.Reply();
        tally.HeardByCitizen(sent, await heard.WaitAsync(cancellationToken));
    }
}
