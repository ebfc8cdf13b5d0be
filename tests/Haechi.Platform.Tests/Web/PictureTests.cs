using System.IO.Compression;
using System.Text;
using FsCheck.Xunit;
using Haechi.Platform.Web;

namespace Haechi.Platform.Tests.Web;

public sealed class PictureTests
{
    public static TheoryData<string> Kinds => ["jpeg", "png", "lossy", "lossless", "extended"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_picture_is_known_by_its_content_and_comes_out_readable(string kind)
    {
        var picture = Picture.Read(Sample(kind)).Value;

        (picture.Width, picture.Height).ShouldBe((8, 6));
        picture.MediaType.ShouldBe(kind switch { "jpeg" => "image/jpeg", "png" => "image/png", _ => "image/webp" });
        Picture.Read(picture.Bytes).Value.Bytes.ShouldBe(picture.Bytes);
    }

    [Fact]
    public void A_plain_picture_is_not_changed()
    {
        Picture.Read(TestPictures.Jpeg).Value.Bytes.ShouldBe(TestPictures.Jpeg);
        Picture.Read(TestPictures.Png()).Value.Bytes.ShouldBe(TestPictures.Png());
        Picture.Read(TestPictures.WebPLossless).Value.Bytes.ShouldBe(TestPictures.WebPLossless);
    }

    [Fact]
    public void What_a_picture_tells_about_its_maker_is_gone()
    {
        var png = TestPictures.Png(8, 6, TestPictures.PngChunk("tEXt", [.. "Location\0GPS"u8]), TestPictures.PngChunk("eXIf", [.. "GPS"u8]), TestPictures.PngChunk("iTXt", [.. "XML:com.adobe.xmp\0GPS"u8]));
        foreach (var bytes in (byte[][])[TestPictures.JpegWithMetadata(1), png, [.. TestPictures.Png(), .. "GPS after the end"u8], TestPictures.WebPWithMetadata()])
        {
            Encoding.Latin1.GetString(bytes).ShouldContain("GPS");
            Encoding.Latin1.GetString(Picture.Read(bytes).Value.Bytes).ShouldNotContain("GPS");
        }
    }

    [Fact]
    public void Which_way_up_it_is_survives_and_the_webp_flags_say_that_the_rest_is_gone()
    {
        var jpeg = Picture.Read(TestPictures.JpegWithMetadata(6)).Value.Bytes;
        ExifOrientation.Find(jpeg.AsSpan(6)).ShouldBe((byte)6);

        Picture.Read(TestPictures.WebPWithMetadata()).Value.Bytes[20].ShouldBe((byte)0);
    }

    [Theory]
    [InlineData("not a picture at all")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("GIF89a")]
    [InlineData("%PDF-1.7")]
    [InlineData("")]
    public void What_is_no_picture_is_refused(string text) =>
        Picture.Read(Encoding.UTF8.GetBytes(text)).Refusal!.Code.ShouldBe("not-a-picture");

    [Fact]
    public void A_zip_full_of_zeros_is_refused_without_unpacking()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("../../etc/passwd").Open();
            entry.Write(new byte[4_000_000]);
        }

        Picture.Read(file.ToArray()).Refusal!.Code.ShouldBe("not-a-picture");
    }

    [Theory]
    [InlineData(65_535, 65_535)]
    [InlineData(12_001, 1)]
    [InlineData(uint.MaxValue, uint.MaxValue)]
    [InlineData(10_000, 10_000)]
    public void A_small_file_that_says_it_is_enormous_is_refused(uint width, uint height) =>
        Picture.Read(TestPictures.Png(width, height)).Refusal!.Code.ShouldBe("picture-too-large");

    [Fact]
    public void Damaged_pictures_are_refused()
    {
        var badSum = TestPictures.Png();
        badSum[30] ^= 1;
        byte[][] broken =
        [
            badSum, TestPictures.Png(0, 6), TestPictures.Png()[..^12], TestPictures.Png(8, 6, TestPictures.PngChunk("EVIL", [1])), TestPictures.Jpeg[..^2], TestPictures.Jpeg[..40],
            [0xFF, 0xD8, 0xFF, 0xD9], TestPictures.WebPLossy[..^4], TestPictures.WebPWithMetadata(0x0E), [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBP"u8],
        ];

        foreach (var bytes in broken)
        {
            Picture.Read(bytes).Refusal!.Code.ShouldBe("picture-broken");
        }
    }

    [Property(MaxTest = 2000)]
    public void Whatever_is_changed_cut_or_added_the_answer_is_a_picture_or_a_refusal(int kind, int at, byte value, int cut)
    {
        var bytes = Sample(((string[])["jpeg", "png", "lossy", "lossless", "extended"])[(int)((uint)kind % 5)]).ToArray();
        bytes[(int)((uint)at % (uint)bytes.Length)] = value;
        var outcome = Picture.Read(bytes.AsSpan(0, bytes.Length - (int)((uint)cut % (uint)bytes.Length)));

        if (outcome.Succeeded)
        {
            Picture.Read(outcome.Value.Bytes).Succeeded.ShouldBeTrue();
        }
        else
        {
            outcome.Refusal.Code.ShouldBeOneOf("picture-broken", "not-a-picture", "picture-too-large");
        }
    }

    private static byte[] Sample(string kind) => kind switch
    {
        "jpeg" => TestPictures.Jpeg,
        "png" => TestPictures.Png(),
        "lossy" => TestPictures.WebPLossy,
        "lossless" => TestPictures.WebPLossless,
        _ => TestPictures.WebPWithMetadata(),
    };
}
