using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Tests.Auditing;

public class AuditChainTests
{
    private static readonly AuditChain Chain = new(new byte[32]);
    private static readonly AuditNote Note = new(Given.Kim, "case.decided", "case", "K7Q3M9", Given.Service, """{"verdict":"confirm"}""");

    public static TheoryData<string> Fields =>
        ["sequence", "at", "actor.kind", "actor.id", "actor.name", "act", "subject.kind", "subject.id", "service", "no service", "detail", "previous"];

    [Fact]
    public void Rows_are_numbered_and_linked()
    {
        var first = Chain.Append(AuditHead.Empty, Note, Given.Noon);
        var second = Chain.Append(new AuditHead(first.Sequence, first.Hash), Note, Given.Noon);

        (first.Sequence, second.Sequence).ShouldBe((1, 2));
        first.PreviousHash.ShouldBe(AuditHead.Empty.Hash);
        second.PreviousHash.ShouldBe(first.Hash);
        first.Hash.ShouldMatch("^[0-9a-f]{64}$");
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Every_field_counts(string field)
    {
        var row = Chain.Append(AuditHead.Empty, Note, Given.Noon);

        Chain.HashOf(Change(row, field)).ShouldNotBe(row.Hash);
    }

    [Fact]
    public void Moving_characters_between_fields_changes_the_hash()
    {
        var row = Chain.Append(AuditHead.Empty, Note with { SubjectKind = "ca", SubjectId = "se-1" }, Given.Noon);

        Chain.HashOf(row with { Note = row.Note with { SubjectKind = "case", SubjectId = "-1" } }).ShouldNotBe(row.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0")]
    [InlineData("-")]
    public void No_service_is_not_a_service_with_an_odd_name(string name)
    {
        var row = Chain.Append(AuditHead.Empty, Note with { ServiceId = null }, Given.Noon);

        Chain.HashOf(row with { Note = row.Note with { ServiceId = name } }).ShouldNotBe(row.Hash);
    }

    [Fact]
    public void Another_key_gives_another_hash()
    {
        var row = Chain.Append(AuditHead.Empty, Note, Given.Noon);

        new AuditChain(Enumerable.Repeat((byte)1, 32).ToArray()).HashOf(row).ShouldNotBe(row.Hash);
    }

    [Fact]
    public void A_short_key_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new AuditChain(new byte[31]));
    }

    [Fact]
    public void Times_survive_a_database_that_keeps_microseconds_and_another_offset()
    {
        var at = Given.Noon.AddTicks(1_234_567);

        var row = Chain.Append(AuditHead.Empty, Note, at);

        row.At.UtcTicks.ShouldBe(Given.Noon.UtcTicks + 1_234_560);
        Chain.HashOf(row with { At = row.At.ToOffset(TimeSpan.FromHours(9)) }).ShouldBe(row.Hash);
    }

    internal static AuditRecord Change(AuditRecord row, string field) => field switch
    {
        "sequence" => row with { Sequence = row.Sequence + 1 },
        "at" => row with { At = row.At.AddMicroseconds(1) },
        "actor.kind" => With(row, row.Note with { Actor = row.Note.Actor with { Kind = ActorKind.Citizen } }),
        "actor.id" => With(row, row.Note with { Actor = row.Note.Actor with { Id = "lee" } }),
        "actor.name" => With(row, row.Note with { Actor = row.Note.Actor with { Name = "이상담" } }),
        "act" => With(row, row.Note with { Act = "case.dismissed" }),
        "subject.kind" => With(row, row.Note with { SubjectKind = "action" }),
        "subject.id" => With(row, row.Note with { SubjectId = "other" }),
        "service" => With(row, row.Note with { ServiceId = "other" }),
        "no service" => With(row, row.Note with { ServiceId = row.Note.ServiceId is null ? "any" : null }),
        "detail" => With(row, row.Note with { Detail = """{"verdict":"dismiss"}""" }),
        "previous" => row with { PreviousHash = new string('f', 64) },
        _ => row with { Hash = new string('f', 64) },
    };

    private static AuditRecord With(AuditRecord row, AuditNote note) => row with { Note = note };
}
