using System.Collections.Frozen;
using Haechi.OnlineSafety.HarmfulContent.Storage;

namespace Haechi.OnlineSafety.HarmfulContent.Actors;

/// <summary>
/// Joins posts over shared contacts (union-find). A contact that stands beside many different others, a public address or a
/// company's number belongs to everybody: it is shown, and joins nobody.
/// </summary>
internal static class ActorGraph
{
    private static readonly FrozenSet<string> Public = new[]
    {
        "naver.com", "daum.net", "google.com", "youtube.com", "youtu.be", "facebook.com", "instagram.com", "twitter.com", "x.com", "kakao.com", "tistory.com", "telegram.org", "seoul.go.kr",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static IReadOnlyList<LinkedActor> Link(IReadOnlyList<ActorPost> posts, IReadOnlyList<MarkRow> marks, int hubNeighbours)
    {
        var contacts = marks.Where(mark => mark.Kind is "phone" or "messenger" or "account" or "url" && mark.Confidence >= 0.7)
            .GroupBy(mark => mark.Token, StringComparer.Ordinal).ToArray();
        var besides = marks.GroupBy(mark => mark.PostId).ToDictionary(group => group.Key, group => group.Select(mark => mark.Token).ToArray());
        var sets = new Dictionary<Guid, Guid>(posts.Select(post => KeyValuePair.Create(post.Id, post.Id)));
        var found = new List<Contact>();
        foreach (var contact in contacts)
        {
            var (first, named) = (contact.First(), contact.Select(mark => mark.PostId).Distinct().Where(sets.ContainsKey).ToArray());
            var shared = IsPublic(first) || named.SelectMany(post => besides[post]).Distinct(StringComparer.Ordinal).Count() - 1 > hubNeighbours;
            found.Add(new(contact.Key, first.Kind, first.Masked, named, shared));
            foreach (var post in shared ? [] : named.Skip(1))
            {
                sets[Root(sets, post)] = Root(sets, named[0]);
            }
        }

        return Actors(posts, found, sets);
    }

    private static IReadOnlyList<LinkedActor> Actors(IReadOnlyList<ActorPost> posts, List<Contact> contacts, Dictionary<Guid, Guid> sets)
    {
        var own = contacts.Where(contact => contact is { IsShared: false, Posts.Count: > 0 }).ToLookup(contact => Root(sets, contact.Posts[0]));
        var shared = contacts.Where(contact => contact.IsShared).SelectMany(contact => contact.Posts.Select(post => (Root: Root(sets, post), contact))).Distinct().ToLookup(pair => pair.Root, pair => pair.contact);
        return [.. posts.GroupBy(post => Root(sets, post.Id))
            .Where(group => group.Count() > 1 && own[group.Key].Any())
            .Select(group => new LinkedActor(
                own[group.Key].Select(contact => contact.Token).Min(StringComparer.Ordinal)!,
                [.. group.OrderByDescending(post => post.Rank).ThenBy(post => post.Id)],
                [.. own[group.Key].OrderByDescending(contact => contact.Posts.Count).ThenBy(contact => contact.Token, StringComparer.Ordinal), .. shared[group.Key]]))
            .OrderByDescending(actor => actor.Weight).ThenBy(actor => actor.Id, StringComparer.Ordinal)];
    }

    private static bool IsPublic(MarkRow mark) => mark.Kind switch
    {
        "url" => Public.Any(host => mark.Masked == host || mark.Masked.StartsWith(host + "/", StringComparison.Ordinal) || mark.Masked.Contains("." + host, StringComparison.Ordinal)),
        "phone" => mark.Masked.StartsWith("15", StringComparison.Ordinal) || mark.Masked.StartsWith("16", StringComparison.Ordinal) || mark.Masked.StartsWith("18", StringComparison.Ordinal),
        _ => false,
    };

    // With path halving: a chain of posts must not make a search long.
    private static Guid Root(Dictionary<Guid, Guid> sets, Guid post)
    {
        while (sets[post] != post)
        {
            post = sets[post] = sets[sets[post]];
        }

        return post;
    }
}
