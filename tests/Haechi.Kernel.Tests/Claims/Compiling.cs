using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Haechi.Kernel.Tests.Claims;

/// <summary>Compiles a snippet as a stranger would: an assembly that only references the Kernel's public surface.</summary>
internal static class Compiling
{
    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name == "Haechi.Kernel.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Ids of the errors, in order; none when it compiles.</summary>
    public static string[] Errors(string body, string assembly = "Stranger")
    {
        var source = $$"""
            using System;
            using System.Collections.Immutable;
            using Haechi.Kernel;
            using Haechi.Kernel.Cases;
            using Haechi.Kernel.Rooms;
            {{body}}
            """;
        var compilation = CSharpCompilation.Create(
            assembly, [CSharpSyntaxTree.ParseText(source)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Id).Distinct().Order()];
    }

    /// <summary>The same for a statement with a case, a decision, an order and a time at hand.</summary>
    public static string[] ErrorsOf(string statement, string assembly = "Stranger") => Errors($$"""
        class Probe
        {
            object Do(Case subject, Decision decision, ActionOrder order, Actor by, DateTimeOffset at) { {{statement}} }
        }
        """, assembly);
}
