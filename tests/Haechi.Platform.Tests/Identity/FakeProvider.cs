using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Haechi.Platform.Tests.Identity;

/// <summary>An OpenID Connect provider on loopback that vouches for whom the test says: code flow with PKCE, one signing key.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RsaSecurityKey _key = new(RSA.Create(2048)) { KeyId = "k1" };
    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge)> _codes = new();

    private FakeProvider(WebApplication app) => _app = app;

    public string Authority => _app.Urls.First();

    /// <summary>What it says about whoever comes.</summary>
    public Dictionary<string, object> Claims { get; } = new() { ["sub"] = "s-1", ["preferred_username"] = "hong", ["name"] = "홍길동", ["dept"] = "교통과", ["groups"] = new[] { "seoul-operators" } };

    public static async Task<FakeProvider> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new FakeProvider(builder.Build());
        provider.Map();
        await provider._app.StartAsync();
        return provider;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Authority,
            authorization_endpoint = Authority + "/authorize",
            token_endpoint = Authority + "/token",
            userinfo_endpoint = Authority + "/userinfo",
            jwks_uri = Authority + "/jwks",
        }));
        _app.MapGet("/jwks", () =>
        {
            var open = _key.Rsa.ExportParameters(false);
            return Results.Json(new { keys = new[] { new { kty = "RSA", kid = "k1", use = "sig", n = Base64UrlEncoder.Encode(open.Modulus), e = Base64UrlEncoder.Encode(open.Exponent) } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (request.Query["nonce"]!, request.Query["code_challenge"]!);
            return Results.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"]!)}");
        });
        _app.MapPost("/token", (HttpRequest request) => Token(request.Form["code"]!, request.Form["code_verifier"]!));
        _app.MapGet("/userinfo", () => Results.Json(Claims));
    }

    private IResult Token(string code, string verifier)
    {
        if (!_codes.TryRemove(code, out var asked) || Base64UrlEncoder.Encode(SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(verifier))) != asked.Challenge)
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = "haechi",
            Claims = new Dictionary<string, object>(Claims) { ["nonce"] = asked.Nonce },
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
            SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "a", token_type = "Bearer", id_token = token, expires_in = 300 });
    }
}
