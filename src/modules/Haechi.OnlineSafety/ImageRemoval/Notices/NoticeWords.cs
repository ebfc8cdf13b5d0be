using System.Text.Json;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Takedown;

namespace Haechi.OnlineSafety.ImageRemoval.Notices;

/// <summary>What a notice says and about which hits; sealed with the case's key.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
/// <param name="Hits">The hits concerned.</param>
/// <param name="AnswerNote">What was answered, in the worker's words.</param>
internal sealed record NoticeWords(string Subject, string Body, IReadOnlyList<Guid> Hits, string? AnswerNote = null)
{
    public byte[] Seal(CaseKey key, Guid noticeId) => key.Seal(JsonSerializer.SerializeToUtf8Bytes(this), PurposeOf(noticeId));

    public static NoticeWords Open(CaseKey key, NoticeRow row) => JsonSerializer.Deserialize<NoticeWords>(key.Open(row.SealedWords, PurposeOf(row.Id)))!;

    private static string PurposeOf(Guid noticeId) => $"notice:{noticeId:N}";
}
