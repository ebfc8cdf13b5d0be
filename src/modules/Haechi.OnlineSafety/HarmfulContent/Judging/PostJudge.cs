using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Haechi.OnlineSafety.Collection.Keywords;
using Haechi.OnlineSafety.HarmfulContent.Storage;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Text.Entities;
using Haechi.Text.Trade;
using Microsoft.Extensions.Options;

namespace Haechi.OnlineSafety.HarmfulContent.Judging;

/// <summary>Judges a post and reads what it points to. No storage: the same post gives the same rows.</summary>
internal sealed class PostJudge(HateModelInForce hate, FieldCipher cipher, KeyFiles files, IOptionsMonitor<HarmfulOptions> options)
{
    private readonly Lazy<byte[]> _key = new(() => HKDF.DeriveKey(HashAlgorithmName.SHA256, files.Read("harmful-links"), 32));

    /// <summary>Where the version of a model stands, of a post that waits because of a keyword alone.</summary>
    public const string ByKeyword = "keyword";

    /// <summary>The row of a post, those of its entities, and the keywords that it has.</summary>
    public (PostRow Post, IReadOnlyList<MarkRow> Marks, IReadOnlyList<Guid> Keywords) Judge(PostIn post, TradeModelInForce.Chosen trade, KeywordSpotter keywords, DateTimeOffset now)
    {
        var settings = options.CurrentValue;
        var text = Whole(post.Text.Length > settings.LongestText ? post.Text[..settings.LongestText] : post.Text);
        var spotted = keywords.Spot(text);
        var verdict = WithKeywords(Of(text, trade, settings), spotted, settings);
        var queued = verdict.Passes && settings.HarmOf(verdict.Label) > 0;
        var row = new PostRow
        {
            Id = Guid.CreateVersion7(now),
            Fingerprint = FingerprintOf(post),
            Text = cipher.Seal(text),
            Length = post.Text.Length,
            Source = post.Source,
            Address = post.Address,
            ReceivedAt = now,
            PublishedAt = post.PublishedAt?.ToUniversalTime(),
            State = queued ? PostState.Queued : PostState.Ordinary,
            Label = verdict.Label,
            Score = Math.Round(verdict.Score, 4),
            Rank = queued ? Math.Round(settings.HarmOf(verdict.Label) * verdict.Score, 4) : 0,
            Spans = JsonSerializer.Serialize(queued ? verdict.Spans : [], LedgerJson.Options),
            Model = verdict.Model,
            IsDemo = post.IsDemo,
        };
        return (row, queued ? [.. EntityReader.Read(text, 50).Select(entity => MarkOf(row.Id, entity))] : [], [.. spotted.Select(one => one.Wanted.KeywordId).Distinct()]);
    }

    /// <summary>The same for the same address and text.</summary>
    public static string FingerprintOf(PostIn post) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{post.Address}\n{post.Text}")));

    // A post may both sell and abuse: the graver reading stands in the queue, the other is seen by whoever reads the post.
    private Verdict Of(string text, TradeModelInForce.Chosen trade, HarmfulOptions settings)
    {
        var judged = trade.Model.Judge(text, (float)settings.Threshold);
        var (label, score) = judged.Trade();
        var sells = new Verdict(label, score, judged.Label != TradeLabels.Ordinary, judged.Spans, trade.Version);
        var abuses = settings.HateHarm > 0 ? hate.Judge(text, settings.HateThreshold) : null;
        return abuses is { Passes: true } && (!sells.Passes || settings.HateHarm * abuses.Score > settings.HarmOf(label) * score) ? abuses : sells;
    }

    // What a monitor looks for is shown to a person though no model speaks, as little sure as a post can be that waits.
    private static Verdict WithKeywords(Verdict verdict, IReadOnlyList<SpottedWord> spotted, HarmfulOptions settings) =>
        !verdict.Passes && spotted.Where(one => settings.HarmOf(one.Wanted.Category) > 0).MaxBy(one => settings.HarmOf(one.Wanted.Category)) is { } gravest
            ? new(gravest.Wanted.Category, settings.Threshold, true, [.. spotted.Select(one => new TradeSpan(one.Start, one.Length, 1))], ByKeyword)
            : verdict;

    private MarkRow MarkOf(Guid post, TextEntity entity)
    {
        var kind = JsonNamingPolicy.KebabCaseLower.ConvertName(entity.Kind.ToString());
        return new MarkRow
        {
            Id = Guid.CreateVersion7(),
            PostId = post,
            Kind = kind,
            Token = Convert.ToHexStringLower(HMACSHA256.HashData(_key.Value, Encoding.UTF8.GetBytes($"{kind}\n{entity.Normal}"))),
            Normal = cipher.Seal(entity.Normal),
            Masked = EntityMask.Of(entity.Kind, entity.Normal),
            Channel = entity.Channel,
            Confidence = Math.Round(entity.Confidence, 2),
            Start = entity.Start,
            Length = entity.Length,
        };
    }

    // A cut must not split a pair, and a lone half cannot be written as UTF-8.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // A lone half becomes one replacement sign of the same length: places of marks stay true.
            whole.Append(rune.ToString());
        }

        return whole.ToString();
    }
}
