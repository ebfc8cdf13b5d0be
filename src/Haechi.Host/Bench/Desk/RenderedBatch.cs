using System.Buffers.Binary;
using System.Text;

namespace Haechi.Host.Bench.Desk;

/// <summary>One element that a batch put on the page, with what can be told of it.</summary>
/// <param name="Name">Its tag.</param>
/// <param name="Attributes">Names and texts.</param>
/// <param name="Handlers">Names of events and the numbers of what handles them.</param>
internal sealed record RenderedElement(string Name, IReadOnlyDictionary<string, string> Attributes, IReadOnlyDictionary<string, long> Handlers);

/// <summary>What a live page sends to its browser: changes of the page. Only elements with handlers and texts are read.</summary>
internal sealed class RenderedBatch(byte[] bytes)
{
    private const int FrameSize = 20;
    private const int Element = 1;
    private const int Attribute = 3;

    /// <summary>Whether a text is among what is put on the page.</summary>
    public bool Shows(byte[] text) => bytes.AsSpan().IndexOf(text) >= 0;

    /// <summary>Elements that came with at least one handler.</summary>
    public IEnumerable<RenderedElement> Elements()
    {
        var frames = Int(bytes.Length - 16);
        var strings = Int(bytes.Length - 4);
        var count = Int(frames);
        for (var i = 0; i < count; i++)
        {
            var at = frames + 4 + (i * FrameSize);
            if (Int(at) == Element)
            {
                var (attributes, handlers) = Read(frames, strings, i + 1, count);
                if (handlers.Count > 0)
                {
                    yield return new RenderedElement(Text(strings, Int(at + 8)), attributes, handlers);
                }
            }
        }
    }

    private (Dictionary<string, string> Attributes, Dictionary<string, long> Handlers) Read(int frames, int strings, int index, int count)
    {
        var (attributes, handlers) = (new Dictionary<string, string>(), new Dictionary<string, long>());
        for (; index < count; index++)
        {
            var at = frames + 4 + (index * FrameSize);
            if (Int(at) != Attribute)
            {
                break;
            }

            var (name, handler) = (Text(strings, Int(at + 4)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 12)));
            attributes[name] = Text(strings, Int(at + 8));
            if (handler != 0)
            {
                handlers[name] = handler;
            }
        }

        return (attributes, handlers);
    }

    private string Text(int strings, int index)
    {
        if (index < 0)
        {
            return "";
        }

        var at = Int(strings + (index * 4));
        var (length, shift) = (0, 0);
        for (byte next = 128; (next & 128) != 0; shift += 7)
        {
            next = bytes[at++];
            length |= (next & 127) << shift;
        }

        return Encoding.UTF8.GetString(bytes, at, length);
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
}
