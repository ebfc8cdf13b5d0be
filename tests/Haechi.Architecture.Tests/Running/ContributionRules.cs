using Haechi.Kernel.Register;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Routing;

namespace Haechi.Architecture.Tests.Running;

/// <summary>What modules contribute fits together.</summary>
public class ContributionRules
{
    private static readonly string[] Groups = ["work", "services", "oversight", "system", "public"];

    [Fact]
    public void Every_menu_entry_leads_to_a_page()
    {
        var paths = House.Endpoints.OfType<RouteEndpoint>().Select(e => "/" + e.RoutePattern.RawText?.Trim('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Rule.Holds(
            House.Navigation.Where(item => !paths.Contains("/" + item.Href.Split('?', '#')[0].Trim('/'))).Select(item => $"{item.Id}: {item.Href}"),
            "Add the page, or take the entry out.");
    }

    [Fact]
    public void Menu_entries_are_unique_grouped_named_and_permitted()
    {
        House.Navigation.Select(i => i.Id).ShouldBeUnique();
        House.Navigation.Select(i => i.Group).Except(Groups).ShouldBeEmpty();
        House.Navigation.Where(i => i.Title.Ko.Length == 0 || i.Title.En.Length == 0).ShouldBeEmpty();
        House.Navigation.Select(i => i.Permission).OfType<string>().Except(House.Permissions.Select(p => p.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void Permissions_are_unique_and_held_by_roles_that_exist()
    {
        House.Permissions.Select(p => p.Id).ShouldBeUnique();
        House.Permissions.SelectMany(p => p.Roles).Except(Roles.All).ShouldBeEmpty();
        House.Permissions.Where(p => p.Title.Ko.Length == 0 || p.Title.En.Length == 0).ShouldBeEmpty();
    }

    [Fact]
    public void Manifests_are_right() => ManifestCheck.Check(House.Manifests).ShouldBeEmpty();

    [Fact]
    public void Every_action_on_offer_has_one_carrier_and_a_service()
    {
        House.Carriers.Select(c => c.Kind).ShouldBeUnique();
        House.Actions.Select(a => a.Kind).Except(House.Carriers.Select(c => c.Kind)).ShouldBeEmpty();
        House.Actions.Select(a => a.ServiceId).Except(House.Manifests.Select(m => m.Id)).ShouldBeEmpty();
    }
}
