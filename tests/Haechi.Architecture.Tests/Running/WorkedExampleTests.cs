using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Haechi.Architecture.Tests.Sources;
using Haechi.Kernel.Register;
using Haechi.Platform.Cases;
using Haechi.Platform.Cases.Deadlines;
using Haechi.Platform.Modules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Architecture.Tests.Running;

/// <summary>The service that CONTRIBUTING.md builds is compiled and registered here, so that the page cannot go stale.</summary>
public class WorkedExampleTests
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Haechi.Kernel;
        using Haechi.Kernel.Cases;
        using Haechi.Kernel.Register;
        using Haechi.Kernel.Rooms;
        using Haechi.Platform.Cases;
        using Haechi.Platform.Cases.Deadlines;
        using Haechi.Platform.Modules;
        using Microsoft.AspNetCore.Routing;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.DependencyInjection;
        """;

    [Fact]
    public void The_service_of_the_contributing_page_compiles_and_is_right()
    {
        var module = (IHaechiModule)Activator.CreateInstance(Compile().GetExportedTypes().Single(t => t.IsAssignableTo(typeof(IHaechiModule))))!;
        var services = new ServiceCollection();
        services.AddSingleton(WorkingCalendar.Of(new CalendarOptions())); // the platform's own
        module.AddServices(services, new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();

        var manifest = provider.GetServices<ServiceManifest>().ShouldHaveSingleItem();
        ManifestCheck.Check([manifest]).ShouldBeEmpty();
        provider.GetServices<ICaseRouting>().ShouldHaveSingleItem().ServiceId.ShouldBe(manifest.Id);
        var option = provider.GetServices<CaseActionOption>().ShouldHaveSingleItem();
        provider.GetServices<IActionCarrier>().ShouldHaveSingleItem().Kind.ShouldBe(option.Kind);
    }

    private static Assembly Compile()
    {
        var snippets = Regex.Matches(Tree.Text("CONTRIBUTING.md"), @"```csharp\n(.*?)```", RegexOptions.Singleline).Select(m => m.Groups[1].Value);
        var source = Usings + string.Concat(snippets);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create(
            "Haechi.Example", [CSharpSyntaxTree.ParseText(source)], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var assembly = new MemoryStream();
        compilation.Emit(assembly).Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning).Select(d => d.ToString()).ShouldBeEmpty();
        assembly.Position = 0;
        return AssemblyLoadContext.Default.LoadFromStream(assembly);
    }
}
