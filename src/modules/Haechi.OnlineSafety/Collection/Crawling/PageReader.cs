using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Haechi.Documents;

namespace Haechi.OnlineSafety.Collection.Crawling;

/// <summary>What a page holds.</summary>
/// <param name="Text">What a person reads on it.</param>
/// <param name="Links">Where it leads to.</param>
/// <param name="Media">Its pictures and videos.</param>
/// <param name="PublishedAt">When it says that it appeared.</param>
internal sealed record PageContent(string Text, IReadOnlyList<Uri> Links, IReadOnlyList<Uri> Media, DateTimeOffset? PublishedAt);

/// <summary>Reads a page: nothing is fetched and no script runs. The tree is walked without recursion, since it may be as deep as the file is long.</summary>
internal static class PageReader
{
    private const int MostText = 1_000_000;
    private const int MostMedia = 500;
    private static readonly string[] Dates = ["article:published_time", "og:article:published_time", "dcterms.date", "dc.date", "date"];

    /// <returns>The content; null when it is no text, or its tags stand too deep to be a page for people.</returns>
    public static PageContent? Read(byte[] bytes, Uri address, string? charset)
    {
        if (UntrustedText.Decode(bytes, charset) is not { } html || !UntrustedText.IsBearableHtml(html))
            return null;
        if (Parse(html) is not { } page)
            return null;
        var at = Uri.TryCreate(address, page.QuerySelector("base[href]")?.GetAttribute("href") ?? "", out var given) && given.Scheme is "http" or "https" ? given : address;
        return new(TextOf(page), Links(page, at), Media(page, at), PublishedAt(page));
    }

    // Broken HTML is what the parser is made for; what it stumbles over all the same is the page's fault.
    private static IHtmlDocument? Parse(string html)
    {
        try
        {
            return new HtmlParser().ParseDocument(html);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException or DomException)
        {
            return null;
        }
    }

    private static string TextOf(IHtmlDocument page)
    {
        var text = new StringBuilder();
        for (INode? node = page.Body; node is not null && text.Length < MostText; node = Next(node, page.Body!))
        {
            if (node is IText own && !string.IsNullOrWhiteSpace(own.Data))
                text.Append(own.Data.Trim()).Append(node.ParentElement?.LocalName is "a" or "b" or "i" or "span" or "em" or "strong" ? ' ' : '\n');
        }

        return text.ToString().Trim();
    }

    private static INode? Next(INode node, INode root)
    {
        if (node.FirstChild is { } child && node is not IElement { LocalName: "script" or "style" or "noscript" or "template" or "head" })
            return child;
        while (node != root)
        {
            if (node.NextSibling is { } sibling)
                return sibling;
            node = node.Parent!;
        }

        return null;
    }

    private static List<Uri> Links(IHtmlDocument page, Uri at) =>
        [.. page.QuerySelectorAll("a[href], area[href], iframe[src], frame[src]").Where(link => link.GetAttribute("rel")?.Contains("nofollow", StringComparison.OrdinalIgnoreCase) != true)
            .Select(link => Absolute(at, link.GetAttribute("href") ?? link.GetAttribute("src"))).OfType<Uri>().Distinct()];

    private static List<Uri> Media(IHtmlDocument page, Uri at)
    {
        var written = page.QuerySelectorAll("img[src], video[src], source[src], embed[src]").Select(e => e.GetAttribute("src"))
            .Concat(page.QuerySelectorAll("video[poster]").Select(e => e.GetAttribute("poster")))
            .Concat(page.QuerySelectorAll("img[srcset], source[srcset]").Select(e => Largest(e.GetAttribute("srcset")!)))
            .Concat(page.QuerySelectorAll("img[data-src]").Select(e => e.GetAttribute("data-src")))
            .Concat(page.QuerySelectorAll("meta[property='og:image'], meta[property='og:video'], meta[name='twitter:image']").Select(e => e.GetAttribute("content")));
        return [.. written.Select(one => Absolute(at, one)).OfType<Uri>().Distinct().Take(MostMedia)];
    }

    // "a.jpg 320w, b.jpg 2x": the last word of each is its size.
    private static string? Largest(string set) => set.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(one => one.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .MaxBy(parts => parts.Length > 1 && double.TryParse(parts[^1].TrimEnd('w', 'x', 'h'), System.Globalization.CultureInfo.InvariantCulture, out var size) ? size : 0)?[0];

    private static Uri? Absolute(Uri at, string? written) =>
        !string.IsNullOrWhiteSpace(written) && written.Length <= 2_000 && Uri.TryCreate(at, written.Trim(), out var address) && address is { Scheme: "http" or "https", UserInfo.Length: 0, Host.Length: > 0 }
            ? new UriBuilder(address) { Fragment = "" }.Uri
            : null;

    private static DateTimeOffset? PublishedAt(IHtmlDocument page)
    {
        var metas = page.QuerySelectorAll("meta[content]").Where(meta => Dates.Contains((meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? "").ToLowerInvariant())).Select(meta => meta.GetAttribute("content"));
        foreach (var written in metas.Append(page.QuerySelector("time[datetime]")?.GetAttribute("datetime")))
        {
            if (DateTimeOffset.TryParse(written, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var at))
                return at;
        }

        return null;
    }
}
