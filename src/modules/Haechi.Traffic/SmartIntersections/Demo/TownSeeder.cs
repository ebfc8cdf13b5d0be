using Haechi.Kernel.Rooms;
using Haechi.Platform.Demo;
using Haechi.Traffic.SmartIntersections.Junctions;

namespace Haechi.Traffic.SmartIntersections.Demo;

/// <summary>Registers the invented town of the demo: two avenues, four streets, eight signals.</summary>
internal sealed class TownSeeder(NetworkRegistry registry) : IDemoSeeder
{
    public const string Name = "해치 시범지구 (데모)";

    public string Id => "smart-intersections-town";

    public int Order => 40;

    public async Task SeedAsync(DemoContext context, CancellationToken cancellationToken)
    {
        if ((await registry.ListAsync(cancellationToken)).Any(n => n.IsDemo))
            return;
        await registry.ImportAsync(Name, Source(), Actor.System, isDemo: true, cancellationToken);
        context.Say("an invented town with eight signals");
    }

    /// <summary>The network's file.</summary>
    public static byte[] Source()
    {
        using var stream = typeof(TownSeeder).Assembly.GetManifestResourceStream("town.net.xml")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
