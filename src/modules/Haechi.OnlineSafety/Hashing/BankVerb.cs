using System.CommandLine;
using System.Globalization;
using Haechi.Hashing.Banks;
using Haechi.Platform.Modules;

namespace Haechi.OnlineSafety.Hashing;

/// <summary><c>hash bank</c>: banks that are kept in a folder and need not be built anew at every start.</summary>
internal static class BankVerb
{
    private const int LinesBetweenFlushes = 4096;

    public static Command Create() => new("bank", "Keep hashes in a folder: added, removed, checked; 'hash match --bank FOLDER' searches it without building.")
    {
        Add(), Remove(), Check(),
    };

    private static Command Add()
    {
        var (folder, from) = (Folder(), new Option<string>("--from") { Description = $"List of hashes: a line is {HashLine.Forms}. The id must be a whole number; a line without one gets the next free number. - for standard input.", Required = true, HelpName = "FILE" });
        var confirm = new Option<bool>("--confirm") { Description = "Write each number as soon as its hash is kept, even if the process were killed then." };
        var verb = new Command("add", "Keep the hashes of a list. A number that is kept already gets the new hash. A faulty line is told, counted and passed over (exit code 1).") { folder, from, confirm };
        verb.WithExamples("hash bank add known --from list.txt");
        verb.SetAction((line, stop) => WithBankAsync(line, folder, async bank =>
        {
            var run = new BankFilling(bank, line.InvocationConfiguration, line.GetValue(confirm));
            using var reader = line.GetRequiredValue(from) is var file && file == "-" ? System.Console.In : new StreamReader(file);
            for (var number = 1; await reader.ReadLineAsync(stop) is { } text; number++)
            {
                run.Take(text.Trim(), number);
                if (number % LinesBetweenFlushes == 0)
                    bank.Flush();
            }

            bank.Flush();
            line.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{run.Kept} kept, {run.Known} known already, {run.Faults} faulty; {bank.Count} in {line.GetRequiredValue(folder)}"));
            return run.Faults == 0 ? HashVerb.Done : HashVerb.SomeRefused;
        }));
        return verb;
    }

    private static Command Remove()
    {
        var (folder, numbers) = (Folder(), new Argument<long[]>("NUMBER") { Description = "Numbers of hashes.", Arity = ArgumentArity.OneOrMore });
        var verb = new Command("remove", "Give up hashes; nothing of them stays in the folder. Exit code 1 when a number was not there.") { folder, numbers };
        verb.WithExamples("hash bank remove known 17 18");
        verb.SetAction((line, _) => WithBankAsync(line, folder, bank =>
        {
            var gone = line.GetRequiredValue(numbers).Distinct().ToList();
            var missing = gone.Where(number => !bank.Remove(number)).ToList();
            bank.Compact();
            foreach (var number in missing)
                line.InvocationConfiguration.Error.WriteLine($"{number}: not in the bank.");
            line.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{gone.Count - missing.Count} removed; {bank.Count} in {line.GetRequiredValue(folder)}"));
            return Task.FromResult(missing.Count == 0 ? HashVerb.Done : HashVerb.SomeRefused);
        }));
        return verb;
    }

    private static Command Check()
    {
        var folder = Folder();
        var verb = new Command("check", "Read every byte of a bank and compare it with what was written. Exit code 2 when a file is damaged.") { folder };
        verb.WithExamples("hash bank check known");
        verb.SetAction((line, stop) =>
        {
            if (!Directory.Exists(line.GetRequiredValue(folder)))
                return Task.FromResult(Refuse(line, $"{line.GetRequiredValue(folder)}: no such folder. Make a bank with 'hash bank add'."));
            return WithBankAsync(line, folder, bank =>
            {
                bank.Verify(stop);
                line.InvocationConfiguration.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"intact: {bank.Count} hashes, {bank.Bytes} bytes"));
                return Task.FromResult(HashVerb.Done);
            });
        });
        return verb;
    }

    private static async Task<int> WithBankAsync(ParseResult line, Argument<string> folder, Func<HashBank, Task<int>> act)
    {
        try
        {
            using var bank = HashBank.Open(line.GetRequiredValue(folder));
            return await act(bank);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Refuse(line, failure.Message);
        }
    }

    private static Argument<string> Folder() => new("FOLDER") { Description = "Folder of the bank." };

    private static int Refuse(ParseResult line, string why)
    {
        line.InvocationConfiguration.Error.WriteLine(why);
        return HashVerb.Unusable;
    }
}
