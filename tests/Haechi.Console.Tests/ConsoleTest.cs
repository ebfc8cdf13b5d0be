using System.Globalization;
using Bunit;
using Haechi.Console.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Console.Tests;

/// <summary>Renders components with the shell's real texts and a clock that stands still.</summary>
public abstract class ConsoleTest : BunitContext
{
    /// <summary>2026-11-22 18:30:15 in Seoul.</summary>
    protected static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 30, 15, TimeSpan.Zero);

    /// <summary>Stands still until it is moved.</summary>
    protected StandingClock Clock { get; } = new(Now);

    protected ConsoleTest()
    {
        Speak("ko");
        Services.AddLogging();
        Services.AddLocalization();
        Services.AddOptions<SiteOptions>();
        Services.AddSingleton<TimeProvider>(Clock);
        Services.AddScoped<ToastService>();
    }

    /// <summary>Sets the language for what is rendered from here on.</summary>
    protected static void Speak(string language) =>
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (new CultureInfo(language), new CultureInfo(language));

    protected sealed class StandingClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;

        public void Advance(TimeSpan by) => now += by;
    }
}
