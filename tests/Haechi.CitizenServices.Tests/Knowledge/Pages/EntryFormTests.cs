using Haechi.CitizenServices.Knowledge.Pages;

namespace Haechi.CitizenServices.Tests.Knowledge.Pages;

/// <summary>The editor says beside the field what is wrong with it.</summary>
public sealed class EntryFormTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public void A_draft_may_have_gaps_and_a_publication_may_not()
    {
        var form = new EntryForm { Title = "제목" };

        form.Errors(toPublish: false, Today, "missing", "past").ShouldBeEmpty();
        form.Errors(toPublish: true, Today, "missing", "past").Keys
            .ShouldBe([nameof(EntryForm.Body), nameof(EntryForm.Source), nameof(EntryForm.Owner), nameof(EntryForm.ValidUntil)], ignoreOrder: true);
    }

    [Fact]
    public void Each_fault_stands_at_its_own_field()
    {
        var form = new EntryForm { Title = new string('가', 301), Address = "javascript:alert(1)", ValidUntil = Today.AddDays(-1), Keywords = "여권, 재발급\n분실" };

        var errors = form.Errors(toPublish: false, Today, "missing", "past");

        errors.Keys.ShouldBe([nameof(EntryForm.Title), nameof(EntryForm.Address), nameof(EntryForm.ValidUntil)], ignoreOrder: true);
        errors[nameof(EntryForm.ValidUntil)].ShouldBe("past");
        form.ToDraft(null).Keywords.ShouldBe(["여권", "재발급", "분실"]);
    }
}
