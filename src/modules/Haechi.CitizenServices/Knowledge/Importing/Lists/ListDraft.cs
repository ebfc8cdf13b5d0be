using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Kernel;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Web;

namespace Haechi.CitizenServices.Knowledge.Importing.Lists;

/// <summary>A list of addresses as an editor writes it.</summary>
internal sealed record ListDraft
{
    /// <summary>Most addresses of one list.</summary>
    public const int MostAddresses = 1_000;

    public string Name { get; init; } = "";

    /// <summary>One a line; lines that begin with # say nothing.</summary>
    public string Addresses { get; init; } = "";
    public string Source { get; init; } = "";
    public string Owner { get; init; } = "";
    public DateOnly? ValidUntil { get; init; }
    public bool Publish { get; init; }

    /// <summary>From 1 to 720. Default 24.</summary>
    public int EveryHours { get; init; } = 24;

    public static ListDraft Of(KnowledgeListRow row) => new()
    {
        Name = row.Name,
        Addresses = row.Addresses,
        Source = row.Source,
        Owner = row.Owner,
        ValidUntil = row.ValidUntil,
        Publish = row.Publish,
        EveryHours = row.EveryHours,
    };

    public IReadOnlyList<string> Lines => [.. KnowledgeImport.Listed(Addresses.Split('\n')).Distinct()];

    /// <summary>What reading the list means.</summary>
    public ImportOrder ToOrder(Guid id, Actor by) => new($"list-{id:N}", Source.Trim(), Owner.Trim(), ValidUntil, by) { Publish = Publish };

    public void CopyTo(KnowledgeListRow row)
    {
        (row.Name, row.Addresses) = (Name.Trim(), string.Join('\n', Addresses.Split('\n').Select(l => l.Trim())).Trim());
        (row.Source, row.Owner, row.ValidUntil) = (Source.Trim(), Owner.Trim(), ValidUntil);
        (row.Publish, row.EveryHours) = (Publish, EveryHours);
    }

    /// <summary>What is wrong with it; null when nothing is. Every address must be one that this host may call.</summary>
    public Refusal? Check(OutgoingGuard guard, DateOnly today)
    {
        if (Name.Trim().Length is 0 or > 100)
        {
            return Refusals.Of("list-name", "목록 이름이 없거나 너무 깁니다.", "The name of the list is missing or too long.",
                "1자에서 100자까지 적어 주세요.", "Write 1 to 100 characters.");
        }

        if (EveryHours is < 1 or > 720)
        {
            return Refusals.Of("list-hours", "다시 읽는 간격이 맞지 않습니다.", "The interval is out of range.",
                "1시간에서 720시간까지 적어 주세요.", "Write 1 to 720 hours.");
        }

        var lines = Lines;
        if (lines.Count is 0 or > MostAddresses)
        {
            return Refusals.Of("list-addresses", $"주소가 {lines.Count:N0}개 있습니다.", $"There are {lines.Count:N0} addresses.",
                $"한 줄에 하나씩 1개에서 {MostAddresses:N0}개까지 적어 주세요.", $"Write 1 to {MostAddresses:N0}, one a line.");
        }

        return lines.Select(line => (Line: line, guard.Check(line).Refusal)).FirstOrDefault(l => l.Refusal is not null) is { Refusal: { } wrong } first
            ? Refusals.Of(wrong.Code, $"{first.Line}: {wrong.Message.Ko}", $"{first.Line}: {wrong.Message.En}", wrong.Mend.Ko, wrong.Mend.En)
            : ToOrder(Guid.Empty, Actor.System).Check(today);
    }
}
