using System.CommandLine;
using Haechi.CitizenServices.ContactCentre.Desk;
using Haechi.CitizenServices.ContactCentre.Supervision;
using Haechi.CitizenServices.Documents;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Commands;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Questions;
using Haechi.CitizenServices.LanguageModels;
using Haechi.CitizenServices.Search;
using Haechi.CitizenServices.SeoulTalk;
using Haechi.CitizenServices.SeoulTalk.Commands;
using Haechi.Platform.Modules;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.CitizenServices;

/// <summary>Citizen services (시민 안내·민원): one line per service.</summary>
public sealed class CitizenServicesModule : IHaechiModule
{
    /// <inheritdoc />
    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        services.AddPages(typeof(CitizenServicesModule).Assembly);
        services.AddKnowledge(configuration);
        services.AddKnowledgeQuestions();
        services.AddSeoulTalk(configuration);
        services.AddContactDesk(configuration);
        services.AddSupervision(configuration);
    }

    /// <inheritdoc />
    public void MapEndpoints(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapSeoulTalk();
        endpoints.MapKnowledge();
        endpoints.MapSupervision();
    }

    /// <inheritdoc />
    public IEnumerable<Command> Commands(CommandHost host) => [TalkVerb.Create(TimeProvider.System), KnowledgeVerb.Create(host), SearchVerb.Create(TimeProvider.System), DocumentsVerb.Create(), ModelVerb.Create(host)];
}
