using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Haechi.Retrieval.Storage;

/// <summary>Makes one segment of several and leaves out what is deleted. Documents keep their order.</summary>
internal static class SegmentMerger
{
    public static void Merge(string path, IReadOnlyList<LiveSegment> segments)
    {
        using var writer = new SegmentWriter(path);
        var moved = segments.Select(s => AddDocuments(writer, s)).ToArray();
        var queue = new PriorityQueue<int, (ulong Key, int Segment)>();
        var at = new int[segments.Count];
        for (var s = 0; s < segments.Count; s++)
            Enqueue(queue, segments, at, s);
        var (documents, occurrences) = (new List<uint>(), new List<uint>());
        while (queue.TryPeek(out _, out var next))
        {
            documents.Clear();
            occurrences.Clear();
            while (queue.TryPeek(out var s, out var same) && same.Key == next.Key)
            {
                queue.Dequeue();
                Copy(segments[s].Reader.PostingsAt(at[s]++), moved[s], documents, occurrences);
                Enqueue(queue, segments, at, s);
            }
            if (documents.Count > 0)
                writer.AddTerm(next.Key, CollectionsMarshal.AsSpan(documents), CollectionsMarshal.AsSpan(occurrences));
        }
        var words = segments.SelectMany(s => s.Reader.Words()).Distinct(StringComparer.Ordinal).ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        writer.Complete(words);
    }

    /// <summary>All postings of a list, in order.</summary>
    public static void Read(ReadOnlySpan<byte> postings, List<uint> documents, List<uint> occurrences)
    {
        var at = 0;
        var count = (int)VarInt.Read(postings, ref at);
        var blocks = count / BitBlock.Size;
        CollectionsMarshal.SetCount(documents, count);
        CollectionsMarshal.SetCount(occurrences, count);
        var to = CollectionsMarshal.AsSpan(documents);
        var counts = CollectionsMarshal.AsSpan(occurrences);
        var directory = postings[at..];
        at += blocks * PostingList.EntrySize;
        var size = blocks > 0 ? (int)VarInt.Read(postings, ref at) : 0;
        uint last = 0;
        for (var b = 0; b < blocks; b++)
        {
            var entry = directory[(b * PostingList.EntrySize)..];
            var block = postings[(at + (int)BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]))..];
            PostingList.ReadBlock(block, last, to.Slice(b * BitBlock.Size, BitBlock.Size), counts.Slice(b * BitBlock.Size, BitBlock.Size));
            last = BinaryPrimitives.ReadUInt32LittleEndian(entry);
        }
        PostingList.ReadTail(postings, at + size, last, to[(blocks * BitBlock.Size)..], counts[(blocks * BitBlock.Size)..]);
    }

    /// <summary>New numbers of the documents; -1 for those that are gone.</summary>
    private static int[] AddDocuments(SegmentWriter writer, LiveSegment segment)
    {
        var moved = new int[segment.Reader.Count];
        for (var d = 0; d < moved.Length; d++)
        {
            moved[d] = segment.IsLive(d) ? writer.Count : -1;
            if (moved[d] < 0)
                continue;
            var code = segment.Reader.Lengths[d];
            writer.AddDocument(segment.Reader.Record(d), segment.Reader.Id(d), segment.Reader.Rows[d], code, (int)Math.Round(FieldLength.Decode(code)));
        }
        return moved;
    }

    private static void Copy(ReadOnlySpan<byte> postings, int[] moved, List<uint> documents, List<uint> occurrences)
    {
        var (from, counts) = (new List<uint>(), new List<uint>());
        Read(postings, from, counts);
        for (var i = 0; i < from.Count; i++)
        {
            var document = moved[(int)from[i]];
            if (document < 0)
                continue;
            documents.Add((uint)document);
            occurrences.Add(counts[i]);
        }
    }

    private static void Enqueue(PriorityQueue<int, (ulong, int)> queue, IReadOnlyList<LiveSegment> segments, int[] at, int segment)
    {
        var keys = segments[segment].Reader.Keys;
        if (at[segment] < keys.Length)
            queue.Enqueue(segment, (keys[at[segment]], segment));
    }
}
