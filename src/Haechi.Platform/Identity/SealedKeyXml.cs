using System.Text;
using System.Xml.Linq;
using Haechi.Platform.PersonalData;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Identity;

/// <summary>Seals the keys that protect cookies under the field key: whoever reads the database cannot forge a session.</summary>
internal sealed class SealedKeyXml(FieldCipher cipher) : IXmlEncryptor
{
    internal const string Purpose = "data-protection-key";

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var text = plaintextElement.ToString(SaveOptions.DisableFormatting);
        var sealedBytes = cipher.Seal(Encoding.UTF8.GetBytes(text), Purpose);
        return new EncryptedXmlInfo(new XElement("sealed", Convert.ToBase64String(sealedBytes)), typeof(SealedKeyXmlReader));
    }
}

/// <summary>Opens them again; created by data protection, hence the constructor.</summary>
internal sealed class SealedKeyXmlReader(IServiceProvider services) : IXmlDecryptor
{
    public XElement Decrypt(XElement encryptedElement) =>
        XElement.Parse(Encoding.UTF8.GetString(services.GetRequiredService<FieldCipher>().Open(Convert.FromBase64String(encryptedElement.Value), SealedKeyXml.Purpose)));
}
