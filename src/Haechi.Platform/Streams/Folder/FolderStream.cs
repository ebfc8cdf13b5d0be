using Orleans;

namespace Haechi.Platform.Streams.Folder;

/// <summary>
/// Watches a folder for JSON-lines files of observations and findings and takes in each line once. A bad line is recorded
/// and passed over; a finished file moves to <c>done</c>.
/// </summary>
[GrainType("folder")]
public sealed class FolderStream(StreamRuntime runtime, InboxRoot root) : StreamGrain(runtime)
{
    /// <inheritdoc />
    protected override async Task RunAsync(StreamContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var settings = context.Settings<FolderSettings>();
        var folder = new InboxFolder(Path.Combine(root.Path, settings.Folder), settings, context.Clock);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (folder.Next() is { } file)
            {
                await TakeInAsync(context, folder, file, settings.Batch, cancellationToken);
            }
            else
            {
                folder.Rotate();
                await context.RestAsync(TimeSpan.FromSeconds(settings.LookSeconds), cancellationToken);
            }
        }
    }

    private static async Task TakeInAsync(StreamContext context, InboxFolder folder, InboxFile file, int batch, CancellationToken cancellationToken)
    {
        try
        {
            await new FileIntake(context, file, batch).RunAsync(cancellationToken);
            folder.Finish(file);
        }
        catch (FileNotFoundException)
        {
            // Taken away between the look and the reading: nothing of it is lost that was ours.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            folder.SetAside(file);
            await context.ReportFaultAsync(new StreamFault(file.Name, exception.Message), null, cancellationToken);
        }
    }
}
