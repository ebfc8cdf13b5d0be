using System.CommandLine;
using Haechi.Host.Composition;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;

namespace Haechi.Host.Verbs;

/// <summary>Runs a verb with the product's services, without the web server and without its workers.</summary>
internal static class ServiceRunner
{
    /// <summary>For verbs of modules. They are made before the command line is read, so <paramref name="settings"/> is asked late.</summary>
    public static CommandHost For(IReadOnlyList<IHaechiModule> modules, Func<StartSettings> settings) =>
        new((work, cancellationToken) => RunAsync(settings(), modules, work, cancellationToken));

    public static async Task<int> RunAsync(
        StartSettings settings,
        IReadOnlyList<IHaechiModule> modules,
        Func<IServiceProvider, CancellationToken, Task<int>> work,
        CancellationToken cancellationToken)
    {
        var prepared = HaechiApplication.Prepare(settings, modules);
        if (await prepared.IsWrongAsync())
        {
            return 1;
        }

        await using var app = prepared.Build();
        try
        {
            return await work(app.Services, cancellationToken);
        }
        catch (KeyRefusedException refused)
        {
            await System.Console.Error.WriteLineAsync(refused.Message);
            return 1;
        }
        catch (Exception exception) when (StorageUnavailableException.FaultOf(exception) is { } fault)
        {
            await System.Console.Error.WriteLineAsync($"Storage takes no work ({fault}): {exception.Message}");
            return 1;
        }
    }

    /// <summary>Gives a verb of the host its action.</summary>
    public static void SetAction(
        this Command verb,
        IReadOnlyList<IHaechiModule> modules,
        Func<ParseResult, IServiceProvider, CancellationToken, Task<int>> work) =>
        verb.SetAction((line, cancellationToken) => RunAsync(
            GlobalOptions.Read(line),
            modules,
            (services, token) => work(line, services, token),
            cancellationToken));
}
