using System.CommandLine;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Evidence;

/// <summary><c>evidence verify</c>: tells whether an archive of evidence is what was signed.</summary>
internal static class EvidenceVerb
{
    /// <summary>Intact, and signed with a known key.</summary>
    public const int Intact = 0;

    /// <summary>Not what was signed.</summary>
    public const int Altered = 1;

    /// <summary>No archive of evidence.</summary>
    public const int Unusable = 2;

    /// <summary>Intact in itself, but nobody here knows the key.</summary>
    public const int KeyUnknown = 3;

    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The archive (.zip)." };
        var fingerprint = new Option<string?>("--fingerprint") { HelpName = "HEX", Description = "The fingerprint that the signing key must have, as the sender's page shows it. Default: the key of this instance." };
        var verify = new Command("verify", "Check an archive of evidence: intact, or which entry was altered, removed or added. Exit code 0 intact, 1 altered, 2 not an archive, 3 the key is unknown.") { file, fingerprint };
        verify.WithExamples("evidence verify hit.zip", "evidence verify hit.zip --fingerprint 3f9a…");
        verify.SetAction((line, cancel) => RunAsync(host, line.GetRequiredValue(file), line.GetValue(fingerprint), line.InvocationConfiguration.Output, cancel));
        return new Command("evidence", "Check evidence that was put together for a hit or a report.") { verify };
    }

    /// <summary>What the verb says of a file.</summary>
    /// <param name="archive">The bytes.</param>
    /// <param name="known">Fingerprints of keys that are trusted.</param>
    /// <param name="output">Where to say it.</param>
    /// <returns>The exit code.</returns>
    internal static int Tell(byte[] archive, IReadOnlySet<string> known, TextWriter output)
    {
        var verdict = EvidenceVerifier.Verify(archive);
        foreach (var fault in verdict.Faults)
        {
            output.WriteLine(Sentence(fault));
        }

        if (!verdict.Intact)
        {
            return verdict.Faults.Any(f => f.Kind == EvidenceFaultKind.Unreadable) ? Unusable : Altered;
        }

        output.WriteLine($"intact: {verdict.Manifest!.Entries.Count} entries, {verdict.Manifest.Subject}, sealed {verdict.Manifest.SealedAt:yyyy-MM-dd HH:mm:ss}Z");
        output.WriteLine($"key: {verdict.Fingerprint}");
        if (known.Contains(verdict.Fingerprint!))
        {
            return Intact;
        }

        output.WriteLine("key unknown: anybody can sign with a key of their own. Compare this fingerprint with the one that the sender shows, and pass it with --fingerprint.");
        return KeyUnknown;
    }

    private static async Task<int> RunAsync(CommandHost host, string file, string? fingerprint, TextWriter output, CancellationToken cancellationToken)
    {
        byte[] bytes;
        try
        {
            bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            output.WriteLine($"unreadable: {file} cannot be read: {exception.Message} Check the name and your rights to it.");
            return Unusable;
        }

        if (fingerprint is not null)
        {
            return Tell(bytes, new HashSet<string>([fingerprint.Trim().Replace(":", "", StringComparison.Ordinal).ToLowerInvariant()]), output);
        }

        return await host.RunAsync((services, _) => Task.FromResult(Tell(bytes, Known(services), output)), cancellationToken);
    }

    // Checking must not make a key where there is none.
    private static IReadOnlySet<string> Known(IServiceProvider services)
    {
        var folder = services.GetRequiredService<IOptions<StorageOptions>>().Value.DataFolder;
        return Environment.GetEnvironmentVariable("HAECHI_EVIDENCE_KEY_FILE") is { Length: > 0 } || File.Exists(Path.Combine(folder, "keys", $"{EvidenceKey.Name}.key"))
            ? services.GetRequiredService<EvidenceKeyring>().Known()
            : new HashSet<string>();
    }

    private static string Sentence(EvidenceFault fault) => fault.Kind switch
    {
        EvidenceFaultKind.Unreadable when fault.Entry.Length > 0 => $"unreadable: {fault.Entry} is missing or damaged. It is no archive of evidence, or not a whole one.",
        EvidenceFaultKind.Unreadable => "unreadable: it is no ZIP archive, or damaged. Fetch it again.",
        EvidenceFaultKind.Signature => "altered: manifest.json or its signature is not what was signed.",
        EvidenceFaultKind.Altered => $"altered: {fault.Entry}",
        EvidenceFaultKind.Removed => $"removed: {fault.Entry}",
        EvidenceFaultKind.Added => $"added: {fault.Entry}",
        _ => "altered: the files are as they were signed, but the archive around them was written anew or damaged. Ask for the original.",
    };
}
