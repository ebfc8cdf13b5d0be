using Haechi.Platform.Configuration;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Startup;
using Haechi.Platform.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>Registers accounts, sessions, permissions and machine tokens.</summary>
public static class IdentityRegistration
{
    /// <summary>Name of the scheme that picks the session cookie or the machine token by request.</summary>
    public const string SchemeName = "haechi";

    /// <summary>Adds identity with its storage. Needs the platform's storage.</summary>
    public static IServiceCollection AddHaechiIdentity(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AccessOptions>(configuration, "identity");
        services.AddOptions<AccessOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsCheck>();
        services.AddArea<IdentityDb, SqliteIdentityDb, PostgresIdentityDb>(IdentityDb.AreaName);
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<IdentityDb>>().CreateDbContext());
        services.AddHttpContextAccessor();
        services.AddMemoryCache();
        services.AddHaechiPersonalData();
        AddCookieKeys(services);
        AddAccounts(services);
        AddSessions(services, configuration);
        AddPermissions(services);
        services.AddSingleton<ApiTokens>();
        return services;
    }

    /// <summary>The framework would read the session keys before the schema stands; they are loaded at first use instead. Call it last.</summary>
    public static IServiceCollection LoadSessionKeysAtFirstUse(this IServiceCollection services)
    {
        var early = services.Where(s => s.ServiceType == typeof(IHostedService) && s.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly).ToList();
        early.ForEach(descriptor => services.Remove(descriptor));
        return services;
    }

    private static void AddCookieKeys(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("haechi").PersistKeysToDbContext<IdentityDb>();
        services.AddOptions<KeyManagementOptions>().Configure<FieldCipher>((options, cipher) => options.XmlEncryptor = new SealedKeyXml(cipher));
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(options =>
            {
                options.Password.RequiredLength = PasswordRules.MinimumLength;
                options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
                options.Lockout.MaxFailedAccessAttempts = 5;
                options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
                options.Tokens.AuthenticatorIssuer = "Haechi";
            })
            .AddRoles<AccountRole>()
            .AddUserStore<AccountStore>()
            .AddRoleStore<AccountRoleStore>()
            .AddSignInManager<AccountSignIn>()
            .AddClaimsPrincipalFactory<AccountClaimsFactory>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<AccountWords>()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddSingleton<AccountDesk>();
        services.AddSingleton(provider => new FirstAdministrator(provider.GetRequiredService<Ledger>(), provider.GetRequiredService<AccountDesk>()));
        services.AddSingleton(provider => new DemoAccounts(
            provider.GetRequiredService<Ledger>(), provider.GetRequiredService<AccountDesk>(), provider.GetRequiredService<IOptions<StorageOptions>>()));
        services.AddSingleton<IStartupWork, AccountsAtStart>();
        services.AddScoped<SignInDesk>();
        services.AddScoped(provider => new OwnAccount(
            provider.GetRequiredService<Ledger>(), provider.GetRequiredService<AccountDesk>(),
            provider.GetRequiredService<UserManager<Account>>(), provider.GetRequiredService<SignInManager<Account>>()));
        services.AddScoped(provider => new ExternalSignIn(
            provider.GetRequiredService<SignInManager<Account>>(), provider.GetRequiredService<Ledger>(),
            provider.GetRequiredService<AccountDesk>(), provider.GetRequiredService<IOptions<AccessOptions>>()));
        services.AddSingleton(provider => new UserDirectory(
            provider.GetRequiredService<IDbContextFactory<IdentityDb>>(), provider.GetRequiredService<Ledger>(), provider.GetRequiredService<AccountDesk>()));
        services.AddScoped<CurrentActor>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
    }

    private static void AddSessions(IServiceCollection services, IConfiguration configuration)
    {
        var authentication = services.AddAuthentication(SchemeName)
            .AddPolicyScheme(SchemeName, null, options => options.ForwardDefaultSelector = Choose)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null);
        authentication.AddIdentityCookies();
        ProviderSchemes.Add(authentication, configuration);
        services.ConfigureOptions<SessionCookies>();
        services.AddOptions<SecurityStampValidatorOptions>().Configure<TimeProvider>((options, clock) =>
            (options.ValidationInterval, options.TimeProvider) = (TimeSpan.FromSeconds(30), clock));
    }

    private static void AddPermissions(IServiceCollection services)
    {
        services.AddSingleton<PermissionBook>();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddHostedService<PermissionCheck>();
    }

    /// <summary>Maps signing out.</summary>
    public static IEndpointRouteBuilder MapHaechiIdentity(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(AccountPaths.SignOut, SignOutAsync).WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription()
            .AllowAnonymous().RequireRateLimiting(RateLimits.Public);
        ProviderSchemes.Map(endpoints);
        return endpoints;
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, SignInDesk desk)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false })
        {
            return Problem.Of(WebRefusals.FormExpired);
        }

        await desk.SignOutAsync(context.User.ToActor(), context.RequestAborted);
        return Results.LocalRedirect(AccountPaths.SignIn);
    }

    private static string Choose(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 ? ApiTokenHandler.SchemeName : IdentityConstants.ApplicationScheme;
}
