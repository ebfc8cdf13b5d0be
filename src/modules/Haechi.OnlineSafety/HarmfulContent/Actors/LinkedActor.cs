using Haechi.OnlineSafety.HarmfulContent.Storage;

namespace Haechi.OnlineSafety.HarmfulContent.Actors;

/// <summary>A post, for linking.</summary>
internal sealed record ActorPost(Guid Id, string Label, double Rank, PostState State, DateTimeOffset ReceivedAt);

/// <summary>A contact that several marks name.</summary>
/// <param name="Token">Its keyed hash.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Masked">What is shown of it.</param>
/// <param name="Posts">Posts that name it.</param>
/// <param name="IsShared">Everybody's: it joins nobody.</param>
internal sealed record Contact(string Token, string Kind, string Masked, IReadOnlyList<Guid> Posts, bool IsShared);

/// <summary>Posts that shared contacts link: probably one hand.</summary>
/// <param name="Id">Token of its first contact: the same while that contact is among them.</param>
/// <param name="Posts">Its posts, gravest first.</param>
/// <param name="Contacts">Its contacts, those that link most first.</param>
internal sealed record LinkedActor(string Id, IReadOnlyList<ActorPost> Posts, IReadOnlyList<Contact> Contacts)
{
    /// <summary>Harm × confidence of all its posts together.</summary>
    public double Weight { get; } = Posts.Sum(post => post.Rank);
}
