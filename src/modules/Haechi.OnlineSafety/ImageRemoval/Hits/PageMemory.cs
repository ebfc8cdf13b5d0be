using System.Collections.Concurrent;
using Haechi.OnlineSafety.Collection;

namespace Haechi.OnlineSafety.ImageRemoval.Hits;

/// <summary>
/// The pages that were read last, so that the evidence of a picture holds the page that showed it: a page is collected before
/// its pictures. Bounded; what fell out is not captured, and the evidence says so.
/// </summary>
internal sealed class PageMemory
{
    /// <summary>Most pages that are kept.</summary>
    public const int MostPages = 256;

    /// <summary>Most bytes of all pages together.</summary>
    public const long MostBytes = 128L << 20;

    private readonly ConcurrentDictionary<string, CollectedItem> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _order = new();
    private long _bytes;

    /// <param name="page">A page.</param>
    /// <param name="mostBytes">Of a longer page only the beginning is kept.</param>
    public void Keep(CollectedItem page, int mostBytes)
    {
        var key = page.Address.ToString();
        var kept = page with { Content = page.Content.Length > mostBytes ? page.Content[..mostBytes].ToArray() : page.Content, Text = page.Text.Length > mostBytes ? page.Text[..mostBytes] : page.Text };
        if (_pages.TryAdd(key, kept))
        {
            _order.Enqueue(key);
            Interlocked.Add(ref _bytes, SizeOf(kept));
        }
        else
        {
            _pages[key] = kept;
        }

        while ((_pages.Count > MostPages || Interlocked.Read(ref _bytes) > MostBytes) && _order.TryDequeue(out var oldest))
        {
            if (_pages.TryRemove(oldest, out var gone))
                Interlocked.Add(ref _bytes, -SizeOf(gone));
        }
    }

    /// <summary>The page, or null when it was not read lately.</summary>
    public CollectedItem? Find(Uri? address) => address is not null && _pages.TryGetValue(address.ToString(), out var page) ? page : null;

    private static long SizeOf(CollectedItem page) => page.Content.Length + (2L * page.Text.Length);
}
