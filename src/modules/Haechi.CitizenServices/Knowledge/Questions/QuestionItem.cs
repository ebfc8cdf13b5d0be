using System.Security.Cryptography;
using System.Text;
using Haechi.CitizenServices.Knowledge.Questions.Likeness;
using Haechi.CitizenServices.Knowledge.Questions.Storage;

namespace Haechi.CitizenServices.Knowledge.Questions;

/// <summary>One wording and how often it was asked.</summary>
internal sealed record AskedWording(string Text, int Count, DateTimeOffset LastAt);

/// <summary>Questions that ask the same: one line of the editors' list.</summary>
internal sealed record QuestionItem
{
    public required string Id { get; init; }

    /// <summary>The wording that stands for all.</summary>
    public required string Question { get; init; }

    /// <summary>The most asked first.</summary>
    public required IReadOnlyList<AskedWording> Wordings { get; init; }
    public int Unanswered { get; init; }
    public int BadlyRated { get; init; }

    /// <summary>How many different people asked.</summary>
    public int People { get; init; }
    public DateTimeOffset FirstAt { get; init; }
    public DateTimeOffset LastAt { get; init; }

    /// <summary>Questions of each of the last 14 days, the oldest first.</summary>
    public IReadOnlyList<double> Trend { get; init; } = [];

    /// <summary>The entry that was shown most often to those who were not helped.</summary>
    public string? ShownEntryId { get; init; }

    /// <summary>What editors did last; null when nobody has done anything.</summary>
    public HandledQuestionRow? Handled { get; init; }

    /// <summary>It was answered by an entry and has been asked again without success since.</summary>
    public bool CameBack { get; init; }

    public int Count => Unanswered + BadlyRated;

    public ItemState State => CameBack ? ItemState.Open : Handled?.State ?? ItemState.Open;

    /// <summary>Short, and the same for every spelling that differs in spaces and punctuation alone.</summary>
    public static string IdOf(string question) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Phrase.KeyOf(question))))[..16];
}
