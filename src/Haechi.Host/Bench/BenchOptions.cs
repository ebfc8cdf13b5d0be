using System.CommandLine;

namespace Haechi.Host.Bench;

/// <summary>Options that several measurements have.</summary>
internal static class BenchOptions
{
    public static Option<string> Database()
    {
        var option = new Option<string>("--database") { Description = "sqlite or postgres (a private server, durable). Default: sqlite", DefaultValueFactory = _ => "sqlite", HelpName = "KIND" };
        option.AcceptOnlyFromAmong("sqlite", "postgres");
        return option;
    }

    public static Option<int> Batch(int by) => Number("--batch", "Findings in one request.", by, 1, 1000);

    public static Option<int> Clients(int by) => Number("--clients", "Callers side by side.", by, 1, 1000);

    public static Option<int> Cases(int by) => Number("--cases", "Of a hundred findings, how many open a case.", by, 0, 100);

    public static Option<int> Number(string name, string description, int by, int least, int most)
    {
        var option = new Option<int>(name) { Description = $"{description} Default: {by}", DefaultValueFactory = _ => by, HelpName = "N" };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is var given && (given < least || given > most))
            {
                result.AddError($"{name} must be a number from {least} to {most}.");
            }
        });
        return option;
    }
}
