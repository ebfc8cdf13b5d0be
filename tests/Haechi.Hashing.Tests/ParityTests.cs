namespace Haechi.Hashing.Tests;

/// <summary>Against the reference's own hashes.</summary>
public sealed class ParityTests
{
    [Fact]
    public void Every_picture_of_good_quality_is_within_ten_bits_of_the_reference()
    {
        var seen = SharedPictures.Expected().Select(expected =>
        {
            var picture = PictureHasher.Hash(SharedPictures.Read(expected.Name)).Picture.ShouldNotBeNull(expected.Name);
            return (expected.Name, expected.Quality, Own: picture.Quality, Distance: picture.Hash.DistanceTo(expected.Hash));
        }).ToList();

        seen.Where(s => (s.Quality ?? 100) >= 80 && s.Distance > 10).ShouldBeEmpty(string.Join(", ", seen));
        seen.Where(s => s.Quality is { } quality && Math.Abs(quality - s.Own) > 2 && quality >= 80).ShouldBeEmpty(string.Join(", ", seen));
    }

    [Theory]
    [InlineData("bridge-1-original", PdqOrientation.Original)]
    [InlineData("bridge-2-rotate-90", PdqOrientation.Rotate90)]
    [InlineData("bridge-3-rotate-180", PdqOrientation.Rotate180)]
    [InlineData("bridge-4-rotate-270", PdqOrientation.Rotate270)]
    [InlineData("bridge-5-flipx", PdqOrientation.FlipX)]
    [InlineData("bridge-6-flipy", PdqOrientation.FlipY)]
    [InlineData("bridge-7-flip-plus-1", PdqOrientation.FlipPlus1)]
    [InlineData("bridge-8-flip-minus-1", PdqOrientation.FlipMinus1)]
    public void A_turned_file_is_found_by_the_turned_hash_of_the_original(string name, PdqOrientation orientation)
    {
        var original = PictureHasher.Hash(SharedPictures.Read("dih/bridge-1-original.jpg")).Picture!;
        var turned = PictureHasher.Hash(SharedPictures.Read($"dih/{name}.jpg")).Picture!;

        var distances = original.Orientations().Select(hash => hash.DistanceTo(turned.Hash)).ToArray();

        distances[(int)orientation].ShouldBeLessThanOrEqualTo(16, $"{name}: {string.Join(' ', distances)}");
    }
}
