using System.Security.Cryptography;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Startup;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Persistence;

/// <summary>
/// Secret keys that live outside the database: one file each in <c>keys/</c> of the data folder, or wherever
/// <c>HAECHI_AUDIT_KEY_FILE</c> and <c>HAECHI_FIELD_KEY_FILE</c> point (the hosts of a cluster need the same ones).
/// </summary>
public sealed class KeyFiles(IOptions<StorageOptions> storage, KeyHistory history)
{
    /// <summary>Name of the key of the audit chain.</summary>
    public const string Audit = "audit";

    /// <summary>Name of the key that seals fields.</summary>
    public const string Field = "field";

    /// <summary>Reads the key. On first use it is created with permissions for this user only; a lost one never is.</summary>
    /// <returns>32 bytes.</returns>
    /// <exception cref="InvalidDataException">The file is not a key.</exception>
    /// <exception cref="KeyRefusedException">The file is missing, and the database was written with what it held.</exception>
    public byte[] Read(string name)
    {
        var (file, named) = FileOf(name);
        if (!File.Exists(file))
        {
            RefuseLost(name, file, named);
            Create(file);
        }

        return Parse(file);
    }

    /// <summary>Earlier keys, which no longer seal but still open: every <c>name-*.key</c> beside the current file.</summary>
    public IReadOnlyList<byte[]> ReadEarlier(string name)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(FileOf(name).File))!;
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder, name + "-*.key").Order(StringComparer.Ordinal).Select(Parse)]
            : [];
    }

    private void RefuseLost(string name, string file, bool named)
    {
        var setting = $"HAECHI_{name.ToUpperInvariant()}_KEY_FILE";
        if (named)
        {
            throw new KeyRefusedException($"{setting} names {file}, and there is no such file. Put the key there, or take the setting back.");
        }

        if (name == Audit && history.TrailHasBegun())
        {
            throw new KeyRefusedException(
                $"The key of the audit trail is missing: {Path.GetFullPath(file)} is not there, but the database holds a trail that was written with it. {Mend(setting)}");
        }

        if (name == Field && history.MissingSealer(ReadEarlier(Field).Select(FieldKeys.IdOf), long.MaxValue) is { } id)
        {
            throw new KeyRefusedException(
                $"The key of the sealed fields is missing: {Path.GetFullPath(file)} is not there, but the database holds fields sealed with key {id}. {Mend(setting)}");
        }
    }

    /// <summary>How to bring a key back.</summary>
    internal static string Mend(string setting) =>
        $"Bring the file back from where keys are kept (a backup made with --with-keys holds it under keys/), or name it with {setting}. No new key was made and nothing was written.";

    private (string File, bool Named) FileOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Environment.GetEnvironmentVariable($"HAECHI_{name.ToUpperInvariant()}_KEY_FILE") is { Length: > 0 } file
            ? (file, true)
            : (Path.Combine(storage.Value.DataFolder, "keys", name + ".key"), false);
    }

    /// <summary>Puts a key file from a backup in the place of the one that is there; the old one is kept beside it.</summary>
    internal void Replace(string fileName, byte[] content)
    {
        var file = Path.Combine(storage.Value.DataFolder, "keys", fileName);
        if (File.Exists(file) && File.ReadAllBytes(file).AsSpan().SequenceEqual(content))
        {
            return;
        }

        if (File.Exists(file))
        {
            File.Move(file, file + ".replaced", overwrite: true);
        }

        using var stream = new FileStream(file, OwnFile(file));
        stream.Write(content);
    }

    private static byte[] Parse(string file)
    {
        try
        {
            var key = Convert.FromHexString(File.ReadAllText(file).Trim());
            return key.Length == 32 ? key : throw new FormatException();
        }
        catch (FormatException)
        {
            throw new InvalidDataException($"{file} is not a key: it must hold 64 hexadecimal digits. Restore it from where you keep your keys; a new one cannot read the old data.");
        }
    }

    private void Create(string file)
    {
        var own = OwnFile(file);
        try
        {
            using var stream = new FileStream(file, own);
            using var writer = new StreamWriter(stream);
            writer.WriteLine(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Another process created it in the same moment; its key is as good as ours.
        }
    }

    private FileStreamOptions OwnFile(string file)
    {
        DataFolder.Ensure(storage.Value.DataFolder);
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var own = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            own.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return own;
    }
}
