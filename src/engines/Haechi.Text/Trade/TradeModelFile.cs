using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Haechi.Text.Trade;

/// <summary>Writes and reads trade models: a mark, the temperature, then the weights in half precision, compressed.</summary>
public static class TradeModelFile
{
    private const float Coldest = 0.05f;
    private const float Hottest = 20;
    private static readonly byte[] Mark = "HAECHIT2"u8.ToArray();

    /// <summary>Whether a file begins like a trade model.</summary>
    public static bool Is(ReadOnlySpan<byte> beginning) => beginning.StartsWith(Mark);

    /// <summary>Writes a model, about a megabyte.</summary>
    public static byte[] Write(TradeModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var file = new MemoryStream();
        file.Write(Mark);
        file.Write(BitConverter.GetBytes(model.Temperature));
        using (var packed = new BrotliStream(file, CompressionLevel.Fastest, leaveOpen: true))
        {
            packed.Write(MemoryMarshal.AsBytes<Half>(Array.ConvertAll(model.Weights, weight => (Half)weight)));
        }

        return file.ToArray();
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">It is no model of this form, cut off, or holds what is no number.</exception>
    public static TradeModel Read(ReadOnlySpan<byte> file)
    {
        if (!Is(file) || file.Length < Mark.Length + sizeof(float))
        {
            throw new InvalidDataException("This is not a trade model of this version. Train it again.");
        }

        var temperature = BitConverter.ToSingle(file[Mark.Length..]);
        var halves = new Half[(TradeFeatures.Rooms + 1) * TradeModel.Kinds.Count];
        try
        {
            using var packed = new BrotliStream(new MemoryStream(file[(Mark.Length + sizeof(float))..].ToArray()), CompressionMode.Decompress);
            packed.ReadExactly(MemoryMarshal.AsBytes(halves.AsSpan()));
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidOperationException or InvalidDataException)
        {
            throw new InvalidDataException("The trade model is cut off or damaged. Train it again or copy it anew.", exception);
        }

        var weights = Array.ConvertAll(halves, half => (float)half);
        return temperature is >= Coldest and <= Hottest && Array.TrueForAll(weights, float.IsFinite)
            ? new(weights, temperature)
            : throw new InvalidDataException("The trade model holds weights that are no numbers. Train it again.");
    }
}
