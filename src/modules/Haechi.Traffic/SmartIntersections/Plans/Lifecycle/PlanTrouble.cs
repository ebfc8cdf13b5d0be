using Haechi.Traffic.SmartIntersections.Plans.Storage;

namespace Haechi.Traffic.SmartIntersections.Plans.Lifecycle;

/// <summary>How a plan did not go as somebody wanted; each has a sentence and a next step on its page.</summary>
internal enum PlanTrouble
{
    None,

    /// <summary>The police refused it.</summary>
    Refused,

    /// <summary>Approved, but the controllers refused the order: nothing changed on the street.</summary>
    OrderRefused,

    /// <summary>Approved, but the controllers did not answer however often they were asked.</summary>
    OrderLost,

    /// <summary>In force, and the controllers refused to go back.</summary>
    ReturnRefused,

    /// <summary>In force, and the controllers have not answered the order to go back.</summary>
    ReturnLost,

    /// <summary>A person brought the plan before it back.</summary>
    Returned,

    /// <summary>The watch brought the plan before it back.</summary>
    Harmed,

    /// <summary>A later plan took its place.</summary>
    Replaced,
}

/// <summary>Reads the trouble of a plan out of what is on record.</summary>
internal static class PlanTroubles
{
    /// <summary>True where the traffic office goes on with a new plan made from this one.</summary>
    public static bool AllowsCopy(this PlanTrouble trouble) => trouble is not (PlanTrouble.None or PlanTrouble.ReturnRefused or PlanTrouble.ReturnLost);

    /// <summary>The trouble, and what the police, the controllers or the watch said about it.</summary>
    public static (PlanTrouble Trouble, string Why) Of(PlanFile plan)
    {
        var (deployed, returned) = (plan.Orders.FirstOrDefault(o => !o.IsReturn), plan.Orders.FirstOrDefault(o => o.IsReturn));
        return plan.Row.Status switch
        {
            PlanStatus.Refused => (PlanTrouble.Refused, Said(plan, "refused")),
            PlanStatus.Approved when plan.DeployFailed is { } why => deployed?.State == OrderState.Refused ? (PlanTrouble.OrderRefused, deployed.Why) : (PlanTrouble.OrderLost, why),
            PlanStatus.Deployed or PlanStatus.Kept when returned is not null => (returned.State == OrderState.Refused ? PlanTrouble.ReturnRefused : PlanTrouble.ReturnLost, returned.Why),
            PlanStatus.Returned when plan.History.Any(e => e.Act == "harm") => (PlanTrouble.Harmed, Said(plan, "harm")),
            PlanStatus.Returned => (PlanTrouble.Returned, ""),
            PlanStatus.Replaced => (PlanTrouble.Replaced, Said(plan, "replaced")),
            _ => (PlanTrouble.None, ""),
        };
    }

    private static string Said(PlanFile plan, string act) => plan.History.FirstOrDefault(e => e.Act == act)?.Text ?? "";
}
