using FsCheck.Xunit;
using Haechi.Hashing.Search;

namespace Haechi.Hashing.Tests.Search;

public sealed class PdqOrientationsTests
{
    [Theory]
    [InlineData("bridge-1-original", PdqOrientation.Original)]
    [InlineData("bridge-2-rotate-90", PdqOrientation.Rotate90)]
    [InlineData("bridge-3-rotate-180", PdqOrientation.Rotate180)]
    [InlineData("bridge-4-rotate-270", PdqOrientation.Rotate270)]
    [InlineData("bridge-5-flipx", PdqOrientation.FlipX)]
    [InlineData("bridge-6-flipy", PdqOrientation.FlipY)]
    [InlineData("bridge-7-flip-plus-1", PdqOrientation.FlipPlus1)]
    [InlineData("bridge-8-flip-minus-1", PdqOrientation.FlipMinus1)]
    public void A_turned_picture_lies_close_to_the_turned_hash(string name, PdqOrientation orientation)
    {
        var original = PictureHasher.Hash(SharedPictures.Read("dih/bridge-1-original.jpg")).Picture!.Hash;
        var turned = PictureHasher.Hash(SharedPictures.Read($"dih/{name}.jpg")).Picture!.Hash;

        PdqOrientations.Of(original)[(int)orientation].DistanceTo(turned).ShouldBeLessThanOrEqualTo(20);
    }

    [Property]
    public void Turning_four_times_and_mirroring_twice_gives_back_the_hash(ulong a, ulong b, ulong c, ulong d)
    {
        var hash = new PdqHash(a, b, c, d);

        var turned = hash;
        for (var quarter = 0; quarter < 4; quarter++)
            turned = Form(turned, PdqOrientation.Rotate90);
        turned.ShouldBe(hash);
        Form(Form(hash, PdqOrientation.Rotate90), PdqOrientation.Rotate90).ShouldBe(Form(hash, PdqOrientation.Rotate180));
        Form(Form(hash, PdqOrientation.Rotate180), PdqOrientation.Rotate90).ShouldBe(Form(hash, PdqOrientation.Rotate270));
        foreach (var mirror in new[] { PdqOrientation.FlipX, PdqOrientation.FlipY, PdqOrientation.FlipPlus1, PdqOrientation.FlipMinus1 })
            Form(Form(hash, mirror), mirror).ShouldBe(hash);
    }

    [Property]
    public void A_form_of_a_form_is_one_of_the_eight(ulong a, ulong b, ulong c, ulong d)
    {
        var forms = PdqOrientations.Of(new PdqHash(a, b, c, d));

        foreach (var form in forms)
            PdqOrientations.Of(form).Order(Comparer<PdqHash>.Create((x, y) => string.CompareOrdinal(x.ToString(), y.ToString())))
                .ShouldBe(forms.Order(Comparer<PdqHash>.Create((x, y) => string.CompareOrdinal(x.ToString(), y.ToString()))));
    }

    private static PdqHash Form(PdqHash hash, PdqOrientation orientation) => PdqOrientations.Of(hash)[(int)orientation];
}
