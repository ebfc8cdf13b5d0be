using System.Security.Cryptography;
using Haechi.Hashing;
using Haechi.OnlineSafety.ImageRemoval.Keys;
using Haechi.OnlineSafety.ImageRemoval.Requests;
using Haechi.OnlineSafety.ImageRemoval.Storage;
using Haechi.OnlineSafety.Tests.Testing;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Haechi.OnlineSafety.Tests.ImageRemoval.Keys;

/// <summary>Keys of cases and the references they seal.</summary>
public abstract class CaseKeysConformance(Sites sites) : SafetySuite(sites)
{
    [Fact]
    public async Task What_a_case_sealed_opens_with_its_key_and_for_its_purpose_only()
    {
        var (one, other) = (await RequestAsync(default), await RequestAsync(default));
        var key = (await Site.Get<CaseKeys>().FindAsync(one, Stop))!;
        var foreign = (await Site.Get<CaseKeys>().FindAsync(other, Stop))!;

        var bytes = key.Seal("본문"u8, "details");

        key.Open(bytes, "details").ShouldBe("본문"u8.ToArray());
        Should.Throw<CryptographicException>(() => key.Open(bytes, "evidence"));
        Should.Throw<CryptographicException>(() => foreign.Open(bytes, "details"));
        bytes[^1] ^= 1;
        Should.Throw<CryptographicException>(() => key.Open(bytes, "details"));
    }

    [Fact]
    public async Task A_destroyed_key_is_gone_and_so_are_the_references_it_sealed()
    {
        var hash = new PdqHash(1, 2, 3, (ulong)Random.Shared.NextInt64());
        var request = await RequestAsync(hash);
        (await WatchedAsync(request)).ShouldBe([hash]);

        await Site.Get<Ledger>().WriteAsync(
            async scope =>
            {
                await Site.Get<CaseKeys>().DestroyAsync(scope, request, Stop);
                await ActiveReferences.ChangedAsync(scope, Stop);
            },
            Stop);

        (await Site.Get<CaseKeys>().FindAsync(request, Stop)).ShouldBeNull();
        (await WatchedAsync(request)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Hashes_are_not_on_disk_in_the_clear()
    {
        var hash = new PdqHash(0xfeedfacecafebeef, 0x0123456789abcdef, 77, (ulong)Random.Shared.NextInt64());
        var request = await RequestAsync(hash);
        var clear = new byte[PdqHash.ByteLength];
        hash.Write(clear);

        var stored = await Site.ReadAsync<RemovalDb, byte[]>(db => db.References.Where(r => r.RequestId == request).Select(r => r.SealedHash).SingleAsync());

        stored.AsSpan().IndexOf(clear.AsSpan(0, 8)).ShouldBe(-1);
    }

    [Fact]
    public async Task A_closed_request_is_not_watched_for()
    {
        var hash = new PdqHash(9, 9, 9, (ulong)Random.Shared.NextInt64());
        var request = await RequestAsync(hash);
        await Site.Get<Ledger>().WriteAsync(
            async scope =>
            {
                (await scope.Use<RemovalDb>().Requests.SingleAsync(r => r.Id == request)).State = RequestState.Closed;
                await ActiveReferences.ChangedAsync(scope, Stop);
            },
            Stop);

        (await WatchedAsync(request)).ShouldBeEmpty();
    }

    private async Task<Guid> RequestAsync(PdqHash hash)
    {
        var id = Guid.CreateVersion7();
        await Site.Get<Ledger>().WriteAsync(
            async scope =>
            {
                var bytes = new byte[PdqHash.ByteLength];
                hash.Write(bytes);
                var key = Site.Get<CaseKeys>().Create(scope, id);
                var db = scope.Use<RemovalDb>();
                db.Requests.Add(new RequestRow { Id = id, Code = $"T{id:N}", IdempotencyKey = $"{id:N}", ConsentVersion = "1", ConsentedAt = scope.At });
                db.References.Add(new ReferenceRow { Id = Guid.CreateVersion7(), RequestId = id, MediaId = id, SealedHash = key.Seal(bytes, ActiveReferences.Purpose), Quality = 100, AddedAt = scope.At });
                await ActiveReferences.ChangedAsync(scope, Stop);
            },
            Stop);
        return id;
    }

    private async Task<List<PdqHash>> WatchedAsync(Guid request) =>
        [.. (await Site.Get<ActiveReferences>().CurrentAsync(Stop)).All.Where(r => r.RequestId == request).Select(r => r.Hash)];
}

public sealed class SqliteCaseKeysTests(Sites sites) : CaseKeysConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresCaseKeysTests(Sites sites) : CaseKeysConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
