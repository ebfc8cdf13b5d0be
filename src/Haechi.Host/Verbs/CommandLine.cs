using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Haechi.Host.Bench;
using Haechi.Host.Composition;
using Haechi.Platform.Modules;

namespace Haechi.Host.Verbs;

/// <summary>The product's one command line.</summary>
internal static class CommandLine
{
    /// <summary>Exit code when the command line itself is wrong.</summary>
    public const int UsedWrongly = 2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        ParseResult? line = null;
        var root = Create(ModuleDiscovery.FindAll(AppContext.BaseDirectory), () => GlobalOptions.Read(line!));
        line = root.Parse(arguments);
        if (line.Errors.Count > 0)
        {
            await line.InvokeAsync();
            return UsedWrongly;
        }

        return await line.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
    }

    public static RootCommand Create(IReadOnlyList<IHaechiModule> modules, Func<StartSettings> settings)
    {
        var root = new RootCommand("Haechi (해치): the city's AI services on one platform.")
        {
            GlobalOptions.Configuration,
            GlobalOptions.Data,
            GlobalOptions.Cluster,
            ServeVerb.Create(modules),
            ConfigVerb.Create(modules),
            MigrateVerb.Create(modules),
            AccountsVerb.Create(modules),
            TokensVerb.Create(modules),
            AuditVerb.Create(modules),
            BackupVerb.Create(modules),
            RestoreVerb.Create(modules),
            RegisterVerb.Create(modules),
            StreamsVerb.Create(modules),
            VersionVerb.Create(),
            BenchVerb.Create(modules),
        };
        foreach (var verb in modules.SelectMany(module => module.Commands(ServiceRunner.For(modules, settings))))
        {
            root.Add(verb);
        }

        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
    {
        // Who asks for help has not forgotten an option.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var code = help.Invoke(parseResult);
            var examples = CommandExamples.Of(parseResult.CommandResult.Command);
            if (examples.Count > 0)
            {
                var output = parseResult.InvocationConfiguration.Output;
                output.WriteLine("Examples:");
                foreach (var example in examples)
                {
                    output.WriteLine($"  ./haechi {example}");
                }

                output.WriteLine();
            }

            return code;
        }
    }
}
