using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Questions;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Console.Components;
using Haechi.Kernel;
using Haechi.Platform.Identity;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace Haechi.CitizenServices.Knowledge.Pages;

/// <summary>One entry: its fields, what the citizen sees, what the bot would answer, and its history.</summary>
public sealed partial class EntryPage
{
    private const string NewId = "new";
    private IReadOnlyList<KnowledgeTopic> topics = [];
    private IReadOnlyList<string> owners = [];
    private Dictionary<string, string> errors = [];
    private KnowledgeRow? row;
    private EntryForm? form;
    private QuestionItem? item;
    private Refusal? refusal;
    private bool loaded;
    private bool busy;
    private bool withdrawing;
    private bool tried;

    /// <summary>Id of the entry, or <c>new</c>.</summary>
    [Parameter] public string Id { get; set; } = "";

    [SupplyParameterFromQuery(Name = "question")] private string? Question { get; set; }

    [Inject] private IStringLocalizer<KnowledgePageText> L { get; set; } = default!;
    [Inject] private KnowledgeReader Reader { get; set; } = default!;
    [Inject] private KnowledgeDesk Desk { get; set; } = default!;
    [Inject] private QuestionBoard Board { get; set; } = default!;
    [Inject] private QuestionDesk Questions { get; set; } = default!;
    [Inject] private OwnOffice Office { get; set; } = default!;
    [Inject] private CurrentActor Current { get; set; } = default!;
    [Inject] private ToastService Toasts { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [Inject] private TimeProvider Clock { get; set; } = default!;

    private DateOnly Today => SeoulTime.DayOf(Clock.GetUtcNow());

    private (string Href, string Text)[] Crumbs => [("/console/knowledge", L["Title"])];

    /// <inheritdoc />
    protected override async Task OnParametersSetAsync()
    {
        // The page's own changes of the address (a first save) keep what stands in the fields.
        if (loaded && (row?.Id ?? NewId) == Id)
            return;
        (topics, owners) = (await Reader.TopicsAsync(CancellationToken.None), await Reader.OwnersAsync(CancellationToken.None));
        item = Question is null ? null : await Board.FindAsync(Question, CancellationToken.None);
        row = Id == NewId ? null : await Reader.FindAsync(Id, CancellationToken.None);
        form = row is not null ? EntryForm.Of(row) : Id == NewId ? await NewFormAsync() : null;
        loaded = true;
    }

    private async Task<EntryForm> NewFormAsync() => new()
    {
        Title = item?.Question ?? "",
        Questions = item is null ? "" : string.Join('\n', item.Wordings.Select(w => w.Text).Take(10)),
        Owner = await Office.NameAsync(CancellationToken.None) ?? "",
    };

    private void Check()
    {
        errors = form!.Errors(tried, Today, L["Field.Missing"], L["Field.Past"]);
        StateHasChanged();
    }

    private async Task SaveAsync(bool publish)
    {
        tried = publish;
        Check();
        if (errors.Count > 0)
        {
            refusal = Refusals.Of("fields", L["Fields.Wrong", errors.Count], L["Fields.Wrong", errors.Count], L["Fields.Mend"], L["Fields.Mend"]);
            return;
        }

        (busy, refusal) = (true, null);
        var editor = await Current.GetAsync();
        var outcome = await Desk.SaveDraftAsync(form!.ToDraft(row?.Id), row?.Revision, editor, CancellationToken.None);
        if (outcome.Succeeded && publish)
        {
            row = outcome.Value;
            outcome = await Desk.PublishAsync(row.Id, row.Revision, editor, CancellationToken.None);
        }

        await FinishAsync(outcome, L[publish ? "Published" : "Saved"]);
        if (outcome.Succeeded && publish && item is not null && (await Questions.AnswerAsync(item, row!.Id, editor, CancellationToken.None)).Refusal is { } trouble)
            refusal = trouble;
    }

    private async Task WithdrawAsync(string reason) =>
        await FinishAsync(await Desk.WithdrawAsync(row!.Id, row.Revision, reason, await Current.GetAsync(), CancellationToken.None), L["Withdrawn"]);

    private async Task FinishAsync(Outcome<KnowledgeRow> outcome, string said)
    {
        (busy, refusal) = (false, outcome.Refusal);
        if (!outcome.Succeeded)
            return;
        row = await Reader.FindAsync(outcome.Value.Id, CancellationToken.None);
        Toasts.Show(new Toast(said));
        if (Id == NewId)
            Navigation.NavigateTo($"/console/knowledge/{row!.Id}" + (item is null ? "" : $"?question={item.Id}"), replace: true);
    }
}
