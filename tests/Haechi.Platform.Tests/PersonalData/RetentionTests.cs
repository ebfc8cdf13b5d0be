using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Haechi.Platform.PersonalData;
using Haechi.Platform.Rooms;
using Haechi.Platform.Rooms.Rows;
using Haechi.Platform.Tests.Testing;
using Haechi.Platform.Tests.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Tests.PersonalData;

public sealed class RetentionTests
{
    [Fact]
    public async Task What_is_older_than_the_manifest_allows_goes_and_the_trail_says_how_much()
    {
        await using var site = await TestSite.StartAsync(services: services =>
        {
            services.AddManifest(TestPlatform.Manifest("short-lived") with { RetentionDays = 30 });
            services.AddManifest(TestPlatform.Manifest("long-lived") with { RetentionDays = 365 });
        });
        await AddAsync(site, "short-lived", 520, TimeSpan.FromDays(31));
        await AddAsync(site, "short-lived", 3, TimeSpan.FromDays(29));
        await AddAsync(site, "long-lived", 2, TimeSpan.FromDays(31));

        (await site.Services.GetRequiredService<RetentionSweep>().RunAsync(default)).ShouldBe(520);

        await using var db = await site.Services.GetRequiredService<IDbContextFactory<RoomsDb>>().CreateDbContextAsync();
        (await db.Attachments.CountAsync(row => row.ServiceId == "short-lived")).ShouldBe(3);
        (await db.Attachments.CountAsync(row => row.ServiceId == "long-lived")).ShouldBe(2);
        var notes = await db.Audit.Where(row => row.Act == RetentionSweep.DeletedAct).OrderBy(row => row.Sequence).ToListAsync();
        notes.Count.ShouldBe(2);
        notes[0].Detail.ShouldContain("\"count\":500");
        notes[1].Detail.ShouldContain("\"count\":20");
        notes.ShouldAllBe(row => row.ServiceId == "short-lived");
        (await site.Services.GetRequiredService<RetentionSweep>().RunAsync(default)).ShouldBe(0);
    }

    private static Task AddAsync(TestSite site, string service, int count, TimeSpan age) =>
        site.Services.GetRequiredService<Ledger>().WriteAsync(
            scope =>
            {
                scope.Use<RoomsDb>().Attachments.AddRange(Enumerable.Range(0, count).Select(_ => new AttachmentRow { Id = Guid.NewGuid(), ServiceId = service, At = scope.At - age }));
                return Task.CompletedTask;
            },
            default);
}
