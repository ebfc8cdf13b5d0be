using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Haechi.Kernel;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Haechi.Platform.Identity;

/// <summary>Machine tokens: made, listed, revoked, checked. All changes are audited.</summary>
public sealed class ApiTokens(IDbContextFactory<IdentityDb> reading, Ledger ledger, PermissionBook book, IMemoryCache cache, TimeProvider clock)
{
    internal const string Prefix = "hct";
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    /// <summary>Makes a token and returns it; it cannot be shown again.</summary>
    /// <param name="request">What it may do.</param>
    /// <param name="by">Who makes it.</param>
    /// <param name="cancellationToken">Cancels before it exists.</param>
    public async Task<Outcome<NewApiToken>> CreateAsync(ApiTokenRequest request, Actor by, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Faults(request) is { } refusal)
        {
            return refusal;
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        var secret = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await ledger.WriteAsync(
            scope =>
            {
                scope.Use<IdentityDb>().ApiTokens.Add(RowOf(request, id, secret, by, scope.At));
                var detail = JsonSerializer.Serialize(new { request.Name, request.Permissions, request.Services, request.ExpiresAt }, LedgerJson.Options);
                scope.Audit(new AuditNote(by, "api-token.created", "api-token", id, null, detail));
                return Task.CompletedTask;
            },
            cancellationToken);
        return new NewApiToken(id, $"{Prefix}_{id}_{secret}");
    }

    /// <summary>All tokens, newest first, without their secrets.</summary>
    public async Task<IReadOnlyList<ApiTokenRow>> ListAsync(CancellationToken cancellationToken)
    {
        await using var db = await reading.CreateDbContextAsync(cancellationToken);
        return await db.ApiTokens.AsNoTracking().OrderByDescending(token => token.CreatedAt).ToListAsync(cancellationToken);
    }

    /// <summary>Ends a token; every host knows within 15 seconds, this one at once.</summary>
    public async Task<Outcome<bool>> RevokeAsync(string id, Actor by, CancellationToken cancellationToken)
    {
        var outcome = await ledger.WriteAsync<bool>(
            async scope =>
            {
                if (await scope.Use<IdentityDb>().ApiTokens.FindAsync([id], cancellationToken) is not { } row)
                {
                    return Refusals.Of("token-unknown", "그런 토큰이 없습니다.", "There is no such token.", "목록을 다시 불러와 주세요.", "Load the list again.");
                }

                if (row.RevokedAt is null)
                {
                    row.RevokedAt = scope.At;
                    scope.Audit(new AuditNote(by, "api-token.revoked", "api-token", id));
                }

                return true;
            },
            cancellationToken);
        cache.Remove(CacheKey(id));
        return outcome;
    }

    /// <summary>The token's row when <paramref name="token"/> is genuine and in force, else null.</summary>
    internal async Task<ApiTokenRow?> CheckAsync(string token, CancellationToken cancellationToken)
    {
        if (token.Split('_', 3) is not [Prefix, { Length: 12 } id, { Length: > 0 } secret])
        {
            return null;
        }

        if (!cache.TryGetValue(CacheKey(id), out ApiTokenRow? row))
        {
            await using var db = await reading.CreateDbContextAsync(cancellationToken);
            row = await db.ApiTokens.AsNoTracking().FirstOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);
            if (row is not null)
            {
                // Only real tokens are remembered, or made-up ones would fill the memory.
                cache.Set(CacheKey(id), row, Remembered);
            }
        }

        return row is { RevokedAt: null }
            && (row.ExpiresAt is null || row.ExpiresAt > clock.GetUtcNow())
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(row.SecretHash), Encoding.ASCII.GetBytes(HashOf(secret)))
                ? row
                : null;
    }

    private Refusal? Faults(ApiTokenRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.Name) || request.Name.Length > 80)
        {
            return Refusals.Of("token-name", "토큰 이름은 1~80자입니다.", "A token's name has 1 to 80 characters.", "이름을 적어 주세요.", "Give it a name.");
        }

        var unknown = string.Join(", ", request.Permissions.Where(id => !book.Knows(id)));
        return request.Permissions.Count > 0 && unknown.Length == 0
            ? null
            : Refusals.Of("token-permission", $"권한이 없거나 알 수 없는 권한입니다. {unknown}", $"No permission, or unknown ones. {unknown}", "권한을 하나 이상 고르세요.", "Choose at least one known permission.");
    }

    private static ApiTokenRow RowOf(ApiTokenRequest request, string id, string secret, Actor by, DateTimeOffset at) => new()
    {
        Id = id,
        Name = request.Name.Trim(),
        SecretHash = HashOf(secret),
        Permissions = string.Join(' ', request.Permissions),
        Services = string.Join(' ', request.Services),
        CreatedAt = at,
        ExpiresAt = request.ExpiresAt,
        CreatedBy = by.Name,
    };

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    private static string CacheKey(string id) => "api-token:" + id;
}

/// <summary>What a new token may do.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Permissions">Permission ids; at least one.</param>
/// <param name="Services">Service ids; empty for all.</param>
/// <param name="ExpiresAt">UTC; null never ends.</param>
public sealed record ApiTokenRequest(string Name, IReadOnlyList<string> Permissions, IReadOnlyList<string> Services, DateTimeOffset? ExpiresAt = null);

/// <summary>A token that was just made.</summary>
/// <param name="Id">Its public half.</param>
/// <param name="Token">The whole of it; shown once.</param>
public sealed record NewApiToken(string Id, string Token);
