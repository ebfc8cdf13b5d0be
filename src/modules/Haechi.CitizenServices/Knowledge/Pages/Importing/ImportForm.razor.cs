using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.Knowledge.Pages.Importing;

/// <summary>Chooses what to import and how, shows what it would do, and does it.</summary>
public sealed partial class ImportForm
{
    private const int Most = 500;
    private readonly ImportParticularsForm particulars = new();
    private IReadOnlyList<string> owners = [];
    private StagedFiles? staged;
    private (int Done, int All)? uploading;
    private ImportRun? run;
    private Refusal? refusal;
    private string? folder;
    private string addresses = "";

    /// <summary>One of the values of <see cref="ImportTab"/>; null for an upload.</summary>
    [Parameter] public string? From { get; set; }

    /// <summary>An import has ended.</summary>
    [Parameter] public EventCallback OnEnded { get; set; }

    [Inject] private IStringLocalizer<KnowledgePageText> L { get; set; } = default!;
    [Inject] private KnowledgeReader Reader { get; set; } = default!;
    [Inject] private ImportRuns Runs { get; set; } = default!;
    [Inject] private OwnOffice Office { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private IOptionsMonitor<KnowledgeOptions> Options { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private bool Busy => uploading is not null || run is { Ending: null };

    private bool IsThere => From switch
    {
        ImportTab.Folder => folder is not null,
        ImportTab.Addresses => true,
        _ => staged is { Ready.Count: > 0 } or { Faults.Count: > 0 },
    };

    /// <inheritdoc />
    public void Dispose()
    {
        if (run is not null)
            run.Moved -= Show;
        // A running import has the files to itself and clears them away at its end.
        if (run is not { Ending: null })
            staged?.Dispose();
    }

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        folder = Options.CurrentValue.ImportFolders.FirstOrDefault();
        owners = await Reader.OwnersAsync(CancellationToken.None);
        particulars.Owner = await Office.NameAsync(CancellationToken.None) ?? "";
        particulars.ValidUntil = SeoulTime.DayOf(Clock.GetUtcNow()).AddYears(1);
        var me = await Current.GetAsync();
        if (Runs.Running.FirstOrDefault(r => r.Job.Order.By.Id == me.Id && r.Job.ListId is null) is { } mine)
            Follow(mine);
    }

    private async Task TakeAsync(InputFileChangeEventArgs chosen)
    {
        (staged, refusal, run) = (staged ?? new StagedFiles(), null, null);
        if (chosen.FileCount > StagedFiles.MostFiles)
        {
            refusal = Refusals.Of("import-many", L["Import.TooMany", StagedFiles.MostFiles], L["Import.TooMany", StagedFiles.MostFiles], L["Import.TooMany.Mend"], L["Import.TooMany.Mend"]);
            return;
        }

        var files = chosen.GetMultipleFiles(StagedFiles.MostFiles);
        for (var i = 0; i < files.Count; i++)
        {
            uploading = (i, files.Count);
            StateHasChanged();
            await staged.TakeAsync(files[i].Name, files[i].Size, () => files[i].OpenReadStream(StagedFiles.MostBytes), CancellationToken.None);
        }

        uploading = null;
    }

    private async Task BeginAsync(bool preview)
    {
        var order = particulars.ToOrder(Collection, await Current.GetAsync()) with { IsPreview = preview, IsWhole = From != ImportTab.Addresses };
        refusal = order.Check(SeoulTime.DayOf(Clock.GetUtcNow())) ?? (Job(order).Count == 0 ? Nothing() : null);
        if (refusal is not null)
            return;
        var files = staged;
        Follow(Runs.Begin(Job(order), () =>
        {
            if (!preview)
                files?.Dispose();
        }));
        if (!preview)
            staged = null;
    }

    private ImportJob Job(ImportOrder order) => From switch
    {
        ImportTab.Folder => ImportJob.Folder(folder!, order),
        ImportTab.Addresses => ImportJob.Addresses(L["Import.Addresses"], addresses.Split('\n'), order),
        _ => ImportJob.Files(staged!, order),
    };

    // Uploads and typed addresses come to what came in that way before; a folder is whole.
    private string Collection => From switch
    {
        ImportTab.Folder => Path.GetFileName(Path.TrimEndingDirectorySeparator(folder!)),
        ImportTab.Addresses => "addresses",
        _ => ImportEndpoint.Uploads,
    };

    private Refusal Nothing() => Refusals.Of("import-empty", L["Import.Empty"], L["Import.Empty"], L["Import.Empty.Mend"], L["Import.Empty.Mend"]);

    private void Follow(ImportRun next)
    {
        if (run is not null)
            run.Moved -= Show;
        run = next;
        run.Moved += Show;
    }

    private void Show() => _ = InvokeAsync(async () =>
    {
        StateHasChanged();
        if (run is { Ending: not null, Job.Order.IsPreview: false })
            await OnEnded.InvokeAsync();
    });
}
