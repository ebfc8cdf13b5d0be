namespace Haechi.Kernel.Rooms;

/// <summary>Who does something.</summary>
/// <param name="Kind">A person, a citizen without an account, a service acting by policy, or the system.</param>
/// <param name="Id">Account id, service id, or <c>system</c>.</param>
/// <param name="Name">Display name at that moment.</param>
public sealed record Actor(ActorKind Kind, string Id, string Name)
{
    /// <summary>The platform itself: schedulers, recovery, seeding.</summary>
    public static Actor System { get; } = new(ActorKind.System, "system", "Haechi");

    /// <summary>A citizen or visitor who is not signed in.</summary>
    public static Actor Citizen { get; } = new(ActorKind.Citizen, "citizen", "시민");

    /// <summary>A named official.</summary>
    public static Actor Person(string id, string name) => new(ActorKind.Person, id, name);

    /// <summary>A service acting on its own, by a rule of its manifest.</summary>
    public static Actor Service(string serviceId) => new(ActorKind.Service, serviceId, serviceId);
}

/// <summary>What sort of actor it is.</summary>
public enum ActorKind
{
    /// <summary>The platform itself.</summary>
    System,

    /// <summary>An anonymous citizen.</summary>
    Citizen,

    /// <summary>A named official with an account.</summary>
    Person,

    /// <summary>A service acting by policy.</summary>
    Service,
}
