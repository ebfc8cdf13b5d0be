using System.CommandLine;
using Haechi.Kernel.Auditing;
using Haechi.Platform.Audit;
using Haechi.Platform.Modules;

namespace Haechi.Host.Verbs;

/// <summary><c>audit verify</c>: walks the audit trail and names every row that was altered, removed or inserted.</summary>
internal static class AuditVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules) =>
        new("audit", "The audit trail.") { Verify(modules) };

    private static Command Verify(IReadOnlyList<IHaechiModule> modules)
    {
        var json = GlobalOptions.Json();
        var verb = new Command("verify", "Check the hash chain of the audit trail. Exit code 1 when a row was altered, removed or inserted.") { json };
        verb.WithExamples("audit verify", "audit verify --json");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var verdict = await services.GetRequiredService<AuditReader>().VerifyAsync(cancellationToken);
            if (line.GetValue(json))
            {
                line.WriteJson(verdict);
            }
            else
            {
                Print(line, verdict);
            }

            return verdict.Intact ? 0 : 1;
        });
        return verb;
    }

    internal static void Print(ParseResult line, AuditVerdict verdict)
    {
        foreach (var fault in verdict.Faults)
        {
            line.Write(fault.Sequence == fault.LastSequence
                ? $"{Word(fault.Kind)}: row {fault.Sequence}"
                : $"{Word(fault.Kind)}: rows {fault.Sequence} to {fault.LastSequence}");
        }

        line.Write(verdict.Intact
            ? $"The audit trail is whole: {verdict.Rows} rows, head {verdict.Head.Hash[..16]}…"
            : $"The audit trail is broken: {verdict.Faults.Count} faults in {verdict.Rows} rows.");
    }

    private static string Word(AuditFaultKind kind) => kind.ToString().ToLowerInvariant();
}
