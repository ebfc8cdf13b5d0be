using System.Net;
using Haechi.CitizenServices.Knowledge.Importing;
using Haechi.CitizenServices.Knowledge.Importing.Lists;
using Haechi.CitizenServices.Knowledge.Importing.Running;
using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.CitizenServices.SeoulTalk.Understanding;
using Haechi.CitizenServices.Tests.Testing;
using Haechi.Platform.Persistence;
using Haechi.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Haechi.CitizenServices.Tests.Knowledge.Importing;

/// <summary>Lists of addresses are read on time, by one host, conditionally; what is gone is told and not withdrawn.</summary>
public abstract class AddressListConformance(Sites sites) : TalkSuite(sites)
{
    private readonly List<string> _asked = [];
    private WebApplication _pages = null!;
    private bool _gone;

    public override async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _pages = builder.Build();
        _pages.MapGet("/{name}", (string name, HttpContext http) => Page(name, http));
        await _pages.StartAsync(Stop);
        await OwnSiteAsync(("web:Outgoing:Destinations:0", "127.0.0.1"), ("web:Outgoing:AllowedNetworks:0", "127.0.0.0/8"));
    }

    public override async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await _pages.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private AddressLists Lists => Site.Get<AddressLists>();

    [Fact]
    public async Task A_list_is_read_at_once_and_again_when_its_hours_are_over()
    {
        var list = (await SaveAsync("pool", "error")).Value;
        var first = await ReadAsync(list.Id, null);
        first.Lines.Single(l => l.Where.EndsWith("pool", StringComparison.Ordinal)).Result.ShouldBe(ImportResult.Added);
        first.Lines.Single(l => l.Where.EndsWith("error", StringComparison.Ordinal)).What!.En.ShouldContain("500");

        Site.Clock.Advance(TimeSpan.FromHours(6));
        var last = (await ListAsync(list.Id)).LastImportId;
        var again = await ReadAsync(list.Id, last);
        again.Lines.Single(l => l.Where.EndsWith("pool", StringComparison.Ordinal)).Result.ShouldBe(ImportResult.Unchanged);
        _asked.ShouldContain("304 pool", "the server is asked whether it changed");
    }

    [Fact]
    public async Task A_page_that_is_gone_is_told_and_its_entry_goes_on()
    {
        var list = (await SaveAsync("pool")).Value;
        await ReadAsync(list.Id, null);
        _gone = true;
        await Lists.ReadNowAsync(list.Id, Kim, Stop);
        var summary = await ReadAsync(list.Id, (await ListAsync(list.Id)).LastImportId);

        summary.Missing.ShouldBe(1);
        summary.Lines.ShouldHaveSingleItem().What!.En.ShouldContain("no longer");
        var entries = await Site.ReadAsync<KnowledgeDb, List<KnowledgeRow>>(db => Task.FromResult(db.Entries.Where(e => e.Owner == "공원과").ToList()));
        entries.ShouldNotBeEmpty();
        entries.ShouldAllBe(e => e.State == KnowledgeState.Published);
    }

    [Fact]
    public async Task One_host_of_several_has_a_list_until_it_gives_it_back_or_its_lease_runs_out()
    {
        await Site.Get<ListReader>().StopAsync(Stop);
        var list = (await SaveAsync("pool")).Value;
        var claims = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Lists.ClaimAsync($"host-{i}", Stop)));
        var owner = claims.OfType<KnowledgeListRow>().ShouldHaveSingleItem().LeaseOwner!;
        (await Lists.RenewAsync(list.Id, owner, Stop)).ShouldBeTrue();
        (await Lists.RenewAsync(list.Id, "another", Stop)).ShouldBeFalse();
        (await Lists.ClaimAsync("another", Stop)).ShouldBeNull();

        Site.Clock.Advance(AddressLists.Lease + TimeSpan.FromSeconds(1));
        (await Lists.ClaimAsync("another", Stop)).ShouldNotBeNull("a crashed host's list is taken up");
        (await Lists.RenewAsync(list.Id, owner, Stop)).ShouldBeFalse();
        await Lists.ReleaseAsync(list.Id, "another", Guid.NewGuid(), Stop);
        (await Lists.ClaimAsync(owner, Stop)).ShouldBeNull("it is read again in six hours");
    }

    [Theory]
    [InlineData("http://10.0.0.1/x")]
    [InlineData("http://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("")]
    public async Task Only_configured_addresses_are_listed(string address) =>
        (await Lists.SaveAsync(Draft(address), null, 0, Kim, Stop)).Succeeded.ShouldBeFalse();

    [Fact]
    public async Task Names_are_taken_once_and_an_older_copy_is_refused()
    {
        var list = (await SaveAsync("pool")).Value;
        (await SaveAsync("pool")).Refusal!.Code.ShouldBe("list-exists");
        (await Lists.SaveAsync(ListDraft.Of(list) with { EveryHours = 12 }, list.Id, list.Revision - 1, Lee, Stop)).Refusal!.Code.ShouldBe("list-changed");
        (await Lists.RemoveAsync(list.Id, Kim, Stop)).Succeeded.ShouldBeTrue();
        (await Lists.AllAsync(Stop)).ShouldBeEmpty();
    }

    private Task<Haechi.Kernel.Outcome<KnowledgeListRow>> SaveAsync(params string[] pages) =>
        Lists.SaveAsync(Draft(string.Join('\n', pages.Select(p => $"{_pages.Urls.First()}/{p}"))), null, 0, Kim, Stop);

    private ListDraft Draft(string addresses) => new()
    {
        Name = "공원 안내", Addresses = addresses, Source = "공원 누리집", Owner = "공원과", Publish = true, EveryHours = 6,
        ValidUntil = SeoulTime.DayOf(Site.Clock.GetUtcNow()).AddYears(1),
    };

    private async Task<KnowledgeListRow> ListAsync(Guid id) => (await Lists.AllAsync(Stop)).Single(l => l.Id == id);

    /// <summary>Waits until the worker has read the list since that import.</summary>
    private async Task<ImportSummary> ReadAsync(Guid id, Guid? since)
    {
        await Eventually.HoldsAsync(async () => await ListAsync(id) is { LeaseOwner: null, LastImportId: { } last } && last != since, "the list is read");
        return ImportLog.Read((await Site.Get<ImportLog>().FindAsync((await ListAsync(id)).LastImportId!.Value, Stop))!);
    }

    private IResult Page(string name, HttpContext http)
    {
        if (_gone || name == "error")
            return Results.StatusCode(_gone ? 404 : 500);
        if (http.Request.Headers.IfNoneMatch.ToString() == "\"a\"")
        {
            _asked.Add($"304 {name}");
            return Results.StatusCode((int)HttpStatusCode.NotModified);
        }
        http.Response.Headers.ETag = "\"a\"";
        return Results.Content($"<!doctype html><html lang=ko><title>달빛동</title><body><h1>{name}</h1><p>달빛동 공원은 밤에 문을 닫습니다.</p></body></html>", "text/html; charset=utf-8");
    }
}

public sealed class SqliteAddressListTests(Sites sites) : AddressListConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Sqlite;
}

public sealed class PostgresAddressListTests(Sites sites) : AddressListConformance(sites)
{
    protected override DatabaseKind Kind => DatabaseKind.Postgres;
}
