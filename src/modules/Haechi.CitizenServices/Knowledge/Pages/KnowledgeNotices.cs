using System.Security.Claims;
using Haechi.CitizenServices.Knowledge.Editing;
using Haechi.CitizenServices.Knowledge.Questions;
using Haechi.CitizenServices.Knowledge.Questions.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.Console.Pages.Start;
using Haechi.Kernel;
using Haechi.Platform.Identity;

namespace Haechi.CitizenServices.Knowledge.Pages;

/// <summary>Tells editors on their start page how many entries expire soon.</summary>
internal sealed class ExpiringNotice(KnowledgeReader reader, PermissionBook permissions, TimeProvider clock) : IStartNotice
{
    public async Task<StartNotice?> ReadAsync(ClaimsPrincipal me, CancellationToken cancellationToken)
    {
        if (!permissions.Holds(me, KnowledgeService.EditPermission))
            return null;
        var filter = new KnowledgeFilter { ExpiringBy = SeoulTime.DayOf(clock.GetUtcNow()).AddDays(ExpiringList.DefaultDays), Take = 1 };
        var (_, count) = await reader.ListAsync(filter, cancellationToken);
        return new StartNotice(
            count, new LocalizedText("곧 끝나거나 끝난 지식 항목", "Entries that end soon or have ended"),
            new LocalizedText($"{ExpiringList.DefaultDays}일 안. 지나면 챗봇이 답하지 않습니다.", $"Within {ExpiringList.DefaultDays} days. The bot does not answer with an ended one."),
            "/console/knowledge?tab=expiring", "calendar");
    }
}

/// <summary>Tells editors on their start page how many questions wait for an answer.</summary>
internal sealed class OpenQuestionsNotice(QuestionBoard board, PermissionBook permissions) : IStartNotice
{
    public async Task<StartNotice?> ReadAsync(ClaimsPrincipal me, CancellationToken cancellationToken)
    {
        if (!permissions.Holds(me, KnowledgeService.EditPermission))
            return null;
        var open = (await board.ReadAsync(cancellationToken)).Where(i => i.State is ItemState.Open or ItemState.Taken).ToList();
        return new StartNotice(
            open.Count, new LocalizedText("답을 기다리는 질문 묶음", "Questions that wait for an entry"),
            new LocalizedText($"모두 {open.Sum(i => i.Count):N0}번 물었습니다.", $"Asked {open.Sum(i => i.Count):N0} times in all."),
            "/console/knowledge?tab=todo", "question");
    }
}

/// <summary>Tells editors on their start page how many entries have lost the document that they come from.</summary>
internal sealed class GoneNotice(KnowledgeReader reader, PermissionBook permissions) : IStartNotice
{
    public async Task<StartNotice?> ReadAsync(ClaimsPrincipal me, CancellationToken cancellationToken)
    {
        if (!permissions.Holds(me, KnowledgeService.EditPermission))
            return null;
        var (_, count) = await reader.ListAsync(new KnowledgeFilter { Missing = true, Take = 1 }, cancellationToken);
        return count == 0 ? null : new StartNotice(
            count, new LocalizedText("원문이 사라진 지식 항목", "Entries whose source is gone"),
            new LocalizedText("답변은 계속됩니다. 내리거나 그대로 두세요.", "They are answered on. Withdraw them or keep them."),
            "/console/knowledge?tab=expiring&days=gone", "file");
    }
}
