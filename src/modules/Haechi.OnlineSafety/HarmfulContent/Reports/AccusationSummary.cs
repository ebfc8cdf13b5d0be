using System.Globalization;
using System.Text;
using Haechi.Kernel.Rooms;
using Haechi.OnlineSafety.HarmfulContent.Judging;

namespace Haechi.OnlineSafety.HarmfulContent.Reports;

/// <summary>The first page of an accusation package: what, how much, since when, by which contacts, put together by whom.</summary>
internal static class AccusationSummary
{
    public static string Write(IReadOnlyList<ReportLine> lines, Actor by, DateTimeOffset now)
    {
        var text = new StringBuilder("고발 자료 요약\n\n");
        text.Append(CultureInfo.InvariantCulture, $"작성자: {by.Name}\n작성 시각: {Time(now)}\n확인된 게시물: {lines.Count}건\n기간: {Time(lines.Min(line => line.PublishedAt ?? line.CollectedAt))} ~ {Time(lines.Max(line => line.PublishedAt ?? line.CollectedAt))}\n\n분류\n");
        foreach (var kind in lines.CountBy(line => line.Label).OrderByDescending(pair => pair.Value))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {HarmNames.Of(kind.Key).Ko}: {kind.Value}건\n");
        }

        text.Append("\n연락처 (나온 게시물 수)\n");
        foreach (var contact in lines.SelectMany(line => line.Contacts).CountBy(contact => contact).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Normal, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"- {contact.Key.Kind} {contact.Key.Channel} {contact.Key.Normal}: {contact.Value}\n");
        }

        text.Append("\n게시물은 프로그램이 찾아 사람이 한 건씩 확인했습니다. 연락처로 이은 것은 같은 사람이라는 증거가 아니라 수사의 실마리입니다.\n원문과 확인자는 posts.csv와 posts.json에 있으며, 꾸러미가 바뀌지 않았는지는 haechi evidence verify로 확인합니다.\n");
        return text.ToString();
    }

    private static string Time(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(9)).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
