using Haechi.Documents.Text;

namespace Haechi.Documents.Reading;

/// <summary>Which kind of text a file is, and reads it.</summary>
internal static class TextKinds
{
    public static Document Read(Stream stream, string name, DocumentLimits limits, CancellationToken cancel)
    {
        if (stream.Length > limits.MaxTextBytes)
            throw Refuse.TooLarge(name, limits.MaxTextBytes);
        var bytes = new byte[stream.Length];
        stream.Position = 0;
        stream.ReadExactly(bytes);
        cancel.ThrowIfCancellationRequested();
        return PlainTextReader.Read(DecodedText.Of(bytes, name), name);
    }
}
