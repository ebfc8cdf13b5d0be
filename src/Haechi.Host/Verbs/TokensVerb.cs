using System.CommandLine;
using Haechi.Platform.Identity;
using Haechi.Platform.Modules;

namespace Haechi.Host.Verbs;

/// <summary><c>tokens</c>: keys for machines that send observations and findings.</summary>
internal static class TokensVerb
{
    public static Command Create(IReadOnlyList<IHaechiModule> modules) =>
        new("tokens", "Keys for machines.") { CreateOne(modules), List(modules), Revoke(modules) };

    private static Command CreateOne(IReadOnlyList<IHaechiModule> modules)
    {
        var name = new Argument<string>("name") { Description = "What it is for, e.g. camera-gateway." };
        var permissions = new Option<string[]>("--permission") { Description = "Permission id; may be given again. Default: ingest.write", HelpName = "ID" };
        var services = new Option<string[]>("--service") { Description = "Only for this service; may be given again. Default: every service", HelpName = "ID" };
        var days = new Option<int?>("--days") { Description = "Days until it ends. Default: never", HelpName = "DAYS" };
        var json = GlobalOptions.Json();
        var verb = new Command("create", "Make a token and show it, once.") { name, permissions, services, days, json };
        verb.WithExamples("tokens create camera-gateway --service seoul-talk --days 90", "tokens create statistics --permission events.read --json");
        verb.SetAction(modules, async (line, provider, cancellationToken) =>
        {
            var wanted = line.GetValue(permissions) is { Length: > 0 } given ? given : [PlatformPermissions.IngestWrite];
            var ends = line.GetValue(days) is { } count ? provider.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(count) : (DateTimeOffset?)null;
            var request = new ApiTokenRequest(line.GetValue(name)!, wanted, line.GetValue(services) ?? [], ends);
            var outcome = await provider.GetRequiredService<ApiTokens>().CreateAsync(request, AccountsVerb.CommandLineActor, cancellationToken);
            if (!outcome.Succeeded)
            {
                await System.Console.Error.WriteLineAsync($"{outcome.Refusal.Message.En} {outcome.Refusal.Mend.En}");
                return 1;
            }

            if (line.GetValue(json))
            {
                line.WriteJson(outcome.Value);
            }
            else
            {
                line.Write(outcome.Value.Token);
            }

            return 0;
        });
        return verb;
    }

    private static Command List(IReadOnlyList<IHaechiModule> modules)
    {
        var json = GlobalOptions.Json();
        var verb = new Command("list", "Every token, without its secret.") { json };
        verb.WithExamples("tokens list");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var tokens = (await services.GetRequiredService<ApiTokens>().ListAsync(cancellationToken))
                .Select(t => new { t.Id, t.Name, t.Permissions, t.Services, t.CreatedAt, t.CreatedBy, t.ExpiresAt, t.RevokedAt }).ToList();
            if (line.GetValue(json))
            {
                line.WriteJson(tokens);
                return 0;
            }

            foreach (var token in tokens)
            {
                line.Write($"{token.Id}  {token.Name,-24} {token.Permissions,-30} {(token.RevokedAt is null ? token.ExpiresAt is { } end ? $"until {end:yyyy-MM-dd}" : "in force" : "revoked")}");
            }

            return 0;
        });
        return verb;
    }

    private static Command Revoke(IReadOnlyList<IHaechiModule> modules)
    {
        var id = new Argument<string>("id") { Description = "Id of the token, as 'tokens list' shows it." };
        var verb = new Command("revoke", "End a token; every host knows within 15 seconds.") { id };
        verb.WithExamples("tokens revoke 3fa2c1d09b7e");
        verb.SetAction(modules, async (line, services, cancellationToken) =>
        {
            var outcome = await services.GetRequiredService<ApiTokens>().RevokeAsync(line.GetValue(id)!, AccountsVerb.CommandLineActor, cancellationToken);
            line.Write(outcome.Succeeded ? "Revoked." : outcome.Refusal.Message.En);
            return outcome.Succeeded ? 0 : 1;
        });
        return verb;
    }
}
