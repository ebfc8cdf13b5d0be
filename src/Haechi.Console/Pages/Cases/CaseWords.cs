using Haechi.Platform.Modules;
using Haechi.Platform.Register;

namespace Haechi.Console.Pages.Cases;

/// <summary>Names of services, kinds and actions as people say them; the id itself where nobody gave a name.</summary>
public sealed class CaseWords(ServiceRegister register, IEnumerable<CaseKindName> kinds, IEnumerable<CaseActionOption> actions)
{
    /// <summary>Name of a service.</summary>
    public string Service(string id) => register.Find(id)?.Name.ToString() ?? id;

    /// <summary>Name of a kind of case or finding.</summary>
    public string Kind(string serviceId, string kind) =>
        kinds.FirstOrDefault(k => k.ServiceId == serviceId && k.Kind == kind)?.Name.ToString() ?? kind;

    /// <summary>Name of a kind of action.</summary>
    public string Action(string serviceId, string kind) =>
        actions.FirstOrDefault(a => a.ServiceId == serviceId && a.Kind == kind)?.Title.ToString() ?? kind;
}
