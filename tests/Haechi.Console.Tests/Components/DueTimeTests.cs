using Bunit;
using Haechi.Console.Components;

namespace Haechi.Console.Tests.Components;

public sealed class DueTimeTests : ConsoleTest
{
    [Theory]
    [InlineData(90, false, "hc-tone-neutral", "기한")]
    [InlineData(59, false, "hc-tone-warning", "기한")]
    [InlineData(-1, false, "hc-tone-danger", "기한 지남")]
    [InlineData(-1, true, "hc-tone-neutral", "기한")]
    public void Grows_louder_as_time_runs_out_unless_nothing_is_left_to_do(int minutes, bool done, string tone, string word)
    {
        var badge = Render<DueTime>(p => p.Add(c => c.At, Now.AddMinutes(minutes)).Add(c => c.Done, done)).Find(".hc-badge");

        badge.ClassList.ShouldContain(tone);
        badge.TextContent.ShouldStartWith(word);
    }
}
