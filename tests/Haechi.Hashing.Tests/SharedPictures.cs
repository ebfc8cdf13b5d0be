using System.Globalization;

namespace Haechi.Hashing.Tests;

/// <summary>The reference's pictures and hashes; a test that needs them is skipped where they are not.</summary>
internal static class SharedPictures
{
    private static readonly string? Folder = Find();

    /// <summary>The folder.</summary>
    public static string Need()
    {
        Assert.SkipWhen(Folder is null, "The PDQ reference pictures (shared/data/pdq) are not on this machine.");
        return Folder!;
    }

    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Need(), name));

    /// <summary>Name, hash and quality of each picture with a known hash; the quality is null where the reference does not tell it.</summary>
    public static IEnumerable<(string Name, PdqHash Hash, int? Quality)> Expected() =>
        File.ReadLines(Path.Combine(Need(), "expected.tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')).Select(cells =>
        {
            PdqHash.TryParse(cells[1], out var hash).ShouldBeTrue();
            return (cells[0], hash, cells[2] == "-" ? (int?)null : int.Parse(cells[2], CultureInfo.InvariantCulture));
        });

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data", "pdq");
            if (Directory.Exists(data))
            {
                return data;
            }
        }

        return null;
    }
}
