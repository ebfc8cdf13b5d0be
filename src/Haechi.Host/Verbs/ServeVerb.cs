using System.CommandLine;
using System.Diagnostics;
using Haechi.Host.Composition;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;

namespace Haechi.Host.Verbs;

/// <summary><c>serve</c>: runs the platform until it is stopped.</summary>
internal static class ServeVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules)
    {
        var port = new Option<int?>("--port") { Description = "HTTP port. Default: 8080", HelpName = "PORT" };
        port.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1 or > 65535)
            {
                result.AddError("--port must be a number from 1 to 65535.");
            }
        });
        var bind = new Option<string?>("--bind") { Description = "Address to listen on, e.g. 0.0.0.0 for every network. Default: localhost", HelpName = "ADDRESS" };
        bind.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } address && address != "localhost" && !System.Net.IPAddress.TryParse(address, out _))
            {
                result.AddError($"--bind '{address}' is no address: write localhost, 0.0.0.0, or an address of this machine.");
            }
        });
        var empty = new Option<bool>("--empty") { Description = "First start without the demo city." };
        var verb = new Command("serve", "Run the platform until it is stopped (Ctrl+C).") { port, bind, empty };
        verb.WithExamples(
            "serve",
            "serve --port 9000 --empty",
            "serve --bind 0.0.0.0 --cluster \"Host=db;Database=haechi;Username=haechi\"");
        verb.SetAction((line, cancellationToken) => RunAsync(
            GlobalOptions.Read(line) with { Port = line.GetValue(port), Bind = line.GetValue(bind), Empty = line.GetValue(empty) },
            modules,
            cancellationToken));
        return verb;
    }

    internal static async Task<int> RunAsync(StartSettings settings, IReadOnlyList<IHaechiModule> modules, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var prepared = HaechiApplication.Prepare(settings, modules);
        if (await prepared.IsWrongAsync())
        {
            return 1;
        }

        prepared.AddSilo();
        await using var app = prepared.Build();
        Pipeline.Map(app, modules);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException exception) when (exception.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            await System.Console.Error.WriteLineAsync($"{exception.Message} Stop the other program or choose another port with --port.");
            return 1;
        }

        System.Console.Out.WriteLine($"Listening on {string.Join(", ", app.Urls)}");
        _ = AnnounceAsync(app, watch);
        await app.WaitForShutdownAsync(cancellationToken);
        if (app.Services.GetRequiredService<StorageHealth>().Refused is { } why)
        {
            await System.Console.Error.WriteLineAsync("Haechi does not start. " + why);
            return 1;
        }

        return 0;
    }

    private static async Task AnnounceAsync(WebApplication app, Stopwatch watch)
    {
        await app.Services.GetRequiredService<StorageHealth>().Opened.WaitAsync(app.Lifetime.ApplicationStopping);
        System.Console.Out.WriteLine($"Haechi is ready after {watch.Elapsed.TotalSeconds:0.0} s: {app.Urls.First()}   (Ctrl+C stops it)");
    }
}
