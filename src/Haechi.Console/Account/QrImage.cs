using System.Text;
using QRCoder;

namespace Haechi.Console.Account;

/// <summary>A QR code as an image that the page carries itself.</summary>
internal static class QrImage
{
    public static string Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new SvgQRCode(data);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(code.GetGraphic(4)));
    }
}
