using System.Security.Cryptography;
using System.Text;
using Haechi.Documents;
using Haechi.OnlineSafety.Collection.Crawling;
using Haechi.OnlineSafety.Collection.Fetching;
using Haechi.OnlineSafety.Collection.Sources;
using Haechi.OnlineSafety.Collection.Storage;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.Collection.Folders;

/// <summary>
/// Reads the files of a folder and of those below it, each once for as long as it does not change. What was written just now is
/// left for the next visit, since it may not be whole; links are not followed, so that none leads out of the folder.
/// </summary>
internal sealed class FolderVisit(Ledger ledger, IDbContextFactory<CollectionDb> reading, IOptionsMonitor<CollectionOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);
    private static readonly EnumerationOptions Walk = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden, IgnoreInaccessible = true, MaxRecursionDepth = 20 };

    public async Task RunAsync(Visit visit, CancellationToken cancellationToken)
    {
        var folder = new DirectoryInfo(visit.Source.Places);
        if (!folder.Exists || folder.LinkTarget is not null)
        {
            visit.Counts.Skip("no-folder");
            visit.Counts.Ended = "failed";
            return;
        }

        foreach (var file in folder.EnumerateFiles("*", Walk).Where(file => file.LinkTarget is null))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await FileAsync(visit, folder, file, cancellationToken);
        }
    }

    private async Task FileAsync(Visit visit, DirectoryInfo folder, FileInfo file, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - new DateTimeOffset(file.LastWriteTimeUtc) < Settled)
        {
            visit.Counts.Skip("still-written");
            return;
        }

        var mark = MarkOf(folder, file);
        await using (var db = await reading.CreateDbContextAsync(cancellationToken))
        {
            if (await db.ReadFiles.AnyAsync(f => f.SourceId == visit.Source.Id && f.Mark == mark, cancellationToken))
                return;
        }

        var failed = visit.Counts.Skipped.GetValueOrDefault(ItemHandover.Failed);
        await ReadAsync(visit, file, cancellationToken);
        if (visit.Counts.Skipped.GetValueOrDefault(ItemHandover.Failed) > failed)
            return;
        // After it was read: what a crash or a failing reader cuts short comes again, and its readers know it by its content.
        await ledger.WriteAsync(scope => scope.Use<CollectionDb>().ReadFiles.AddAsync(new ReadFileRow { SourceId = visit.Source.Id, Mark = mark, At = scope.At }, cancellationToken).AsTask(), cancellationToken);
    }

    private async Task ReadAsync(Visit visit, FileInfo file, CancellationToken cancellationToken)
    {
        if (file.Length > options.CurrentValue.VideoBytes)
        {
            visit.Counts.Skip(SkipReason.TooLarge);
            return;
        }

        byte[] content;
        try
        {
            content = await File.ReadAllBytesAsync(file.FullName, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            visit.Counts.Skip("unreadable");
            return;
        }

        await GiveAsync(visit, file, content, cancellationToken);
    }

    private async Task GiveAsync(Visit visit, FileInfo file, byte[] content, CancellationToken cancellationToken)
    {
        var (address, type, at) = (new Uri(file.FullName), ContentSniffer.TypeOf(content, null), new DateTimeOffset(file.LastWriteTimeUtc));
        if (content.Length == 0)
            visit.Counts.Skip("empty");
        else if (type.StartsWith("image/", StringComparison.Ordinal) && content.Length > options.CurrentValue.PictureBytes)
            visit.Counts.Skip(SkipReason.TooLarge);
        else if (type.StartsWith("image/", StringComparison.Ordinal))
            await visit.GiveAsync(ItemKind.Picture, address, null, at, "", content, type, null, cancellationToken);
        else if (type.StartsWith("video/", StringComparison.Ordinal))
            await visit.GiveAsync(ItemKind.Video, address, null, at, "", content, type, null, cancellationToken);
        else if (type is not ("text/plain" or "text/html" or "application/xml") || content.Length > options.CurrentValue.PageBytes)
            visit.Counts.Skip(content.Length > options.CurrentValue.PageBytes ? SkipReason.TooLarge : SkipReason.Content);
        else if (type == "text/html" && PageReader.Read(content, address, null) is { } page)
            await visit.GiveAsync(ItemKind.Text, address, null, page.PublishedAt ?? at, page.Text, content, type, null, cancellationToken);
        else if (UntrustedText.Decode(content) is { } text)
            await visit.GiveAsync(ItemKind.Text, address, null, at, text, content, type, null, cancellationToken);
        else
            visit.Counts.Skip("no-text");
    }

    private static string MarkOf(DirectoryInfo folder, FileInfo file) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Path.GetRelativePath(folder.FullName, file.FullName)}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}")));
}
