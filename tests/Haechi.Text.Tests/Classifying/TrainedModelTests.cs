using Haechi.Text.Training;

namespace Haechi.Text.Tests.Classifying;

/// <summary>A small model from made-up sentences: it learns, explains, is written and read.</summary>
public sealed class TrainedModelTests : IDisposable
{
    private static readonly string[] Sold = ["사과", "배추", "당근", "양파", "감자", "호박"];
    private static readonly string[] Told = ["오늘 날씨가 좋아요", "회의는 오후에 있습니다", "버스가 늦게 왔어요", "공원에 다녀왔습니다", "책을 다 읽었어요", "운동을 시작했습니다"];
    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void It_learns_what_marks_a_label_and_shows_it_even_when_spelt_evasively()
    {
        var (model, figures) = TextTrainer.Train(Texts(), new TrainingOptions(), TestContext.Current.CancellationToken);
        const string Spelt = "급처 양\u200B파 싸게 팝니다 연락주세요";

        figures.Single().MacroF1.ShouldBeGreaterThan(0.95);
        var judged = model.Read().Judge(Spelt);
        judged.Label.ShouldBe("sale");
        judged.Spans.ShouldNotBeEmpty();
        judged.Spans.ShouldAllBe(span => span.Start >= 0 && span.Start + span.Length <= Spelt.Length);
        model.Read().Judge("오늘 회의는 공원에서 있습니다").Label.ShouldBeNull();
    }

    [Fact]
    public void The_same_seed_makes_the_same_file_and_a_file_makes_the_same_judgement()
    {
        var (one, _) = TextTrainer.Train(Texts(), new TrainingOptions(), TestContext.Current.CancellationToken);
        var (other, _) = TextTrainer.Train(Texts(), new TrainingOptions(), TestContext.Current.CancellationToken);
        ModelFile.Write(_file, one, new Dictionary<string, int> { ["made-up"] = 72 });
        var first = File.ReadAllBytes(_file);
        ModelFile.Write(_file, other, new Dictionary<string, int> { ["made-up"] = 72 });

        File.ReadAllBytes(_file).ShouldBe(first);
        var (read, summary) = ModelFile.Read(_file);
        summary.TrainedOn["made-up"].ShouldBe(72);
        read.Read().Judge("호박 팝니다").Scores.ShouldBe(one.Read().Judge("호박 팝니다").Scores);
    }

    [Fact]
    public void A_damaged_or_foreign_file_is_refused_with_a_way_on()
    {
        var (model, _) = TextTrainer.Train(Texts(), new TrainingOptions(), TestContext.Current.CancellationToken);
        ModelFile.Write(_file, model, new Dictionary<string, int>());
        var bytes = File.ReadAllBytes(_file);
        bytes[^5] ^= 1;
        File.WriteAllBytes(_file, bytes);
        Should.Throw<ModelFileException>(() => ModelFile.Read(_file)).Message.ShouldContain("SHA-256");

        File.WriteAllText(_file, "no model");
        Should.Throw<ModelFileException>(() => ModelFile.Read(_file)).Message.ShouldContain("text train");
    }

    [Fact]
    public void Texts_that_must_not_be_learned_from_are_left_out_however_they_are_spaced()
    {
        var kept = NearCopies.Without([Text("사과 팝니다!!", true), Text("배추 팝니다", true)], [Text("사과팝니다", true)], out var left);

        kept.Single().Text.ShouldBe("배추 팝니다");
        left.ShouldBe(1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800")]
    [InlineData("\0\0\0")]
    public void Nothing_is_too_odd_to_be_judged(string text)
    {
        var (model, _) = TextTrainer.Train(Texts(), new TrainingOptions(), TestContext.Current.CancellationToken);

        model.Read().Judge(text).Scores.ShouldAllBe(score => score >= 0 && score <= 1);
        model.Read().Judge(string.Concat(Enumerable.Repeat(text + "가", 100_000))).Scores.ShouldAllBe(score => score >= 0 && score <= 1);
    }

    public void Dispose() => File.Delete(_file);

    private static List<LabelledText> Texts() =>
        [.. Sold.SelectMany(what => new[] { "싸게 팝니다", "팝니다 연락주세요", "급처 팝니다", "직거래 팝니다", "팝니다 택포", "여러 개 팝니다" }.Select(how => Text($"{what} {how}", true))),
         .. Told.SelectMany(what => Enumerable.Range(1, 6).Select(n => Text($"{what} {n}번째", false)))];

    private static LabelledText Text(string text, bool sale) => new(text, new Dictionary<string, bool> { ["sale"] = sale }, "made-up");
}
