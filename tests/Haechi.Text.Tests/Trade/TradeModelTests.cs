using Haechi.Text.Trade;
using Haechi.Text.Training;

namespace Haechi.Text.Tests.Trade;

/// <summary>The aim of the service, on phrasings that the model never saw: at least 90 % found, at most 2 % of ordinary posts accused.</summary>
public sealed class TradeModelTests(ITestOutputHelper output)
{
    private static readonly Lazy<TradeModel> Model = new(() => TradeTrainer.TrainDefault());

    [Fact]
    public void Held_sentences_of_the_generator_are_found()
    {
        var model = TradeTrainer.TrainDefault(withHeld: false);
        var posts = new TradeGenerator(99, held: true).Take(3000).ToArray();

        var found = Rate(model, posts.Where(post => post.Labels.Count > 0).Select(post => post.Text));
        var accused = Rate(model, posts.Where(post => post.Labels.Count == 0).Select(post => post.Text));

        output.WriteLine($"found {found:P1}, ordinary ones accused {accused:P1}");
        // Other sentences, other slang and a disguise on a third of them: below the aim; a floor so that it gets no worse.
        found.ShouldBeGreaterThanOrEqualTo(0.75);
        accused.ShouldBeLessThanOrEqualTo(0.03);
    }

    [Fact]
    public void Posts_written_by_hand_in_other_words_are_found()
    {
        foreach (var missed in HeldPosts.Trade.Where(post => !Accused(post.Text)))
        {
            output.WriteLine($"missed {missed.Labels[0]}: {missed.Text}");
        }

        HeldPosts.Trade.Count.ShouldBeGreaterThanOrEqualTo(150);
        Rate(HeldPosts.Trade.Select(post => post.Text)).ShouldBeGreaterThanOrEqualTo(0.9);
    }

    [Fact]
    public void Ordinary_posts_and_those_that_resemble_trade_are_left_alone()
    {
        foreach (var accused in HeldPosts.Ordinary.Where(Accused))
        {
            output.WriteLine($"accused {Model.Value.Judge(accused).Trade()}: {accused}");
        }

        HeldPosts.Ordinary.Count.ShouldBeGreaterThanOrEqualTo(300);
        Rate(HeldPosts.Ordinary).ShouldBeLessThanOrEqualTo(0.02);
    }

    [Fact]
    public void Evasive_spelling_hides_little()
    {
        var posts = HeldPosts.Trade.Select(post => new LabelledText(post.Text, new Dictionary<string, bool>(), "held")).ToArray();
        var plain = Rate(posts.Select(post => post.Text));

        foreach (var way in Evasion.Names)
        {
            var found = Rate(Evasion.Spelt(posts, way, seed: 7).Select(post => post.Text));
            output.WriteLine($"{way}: {found:P1} found, {plain:P1} in plain spelling");
            found.ShouldBeGreaterThanOrEqualTo(plain - 0.03, way);
        }
    }

    [Fact]
    public void The_third_set_is_found_no_worse_than_when_it_was_measured_untouched()
    {
        var found = Rate(HeldPosts.ThirdTrade.Select(post => post.Text));
        var accused = Rate(HeldPosts.ThirdOrdinary);

        output.WriteLine($"third set: found {found:P1}, ordinary ones accused {accused:P1}");
        // Below the aim of 90 % at 2 %; a floor so that it gets no worse.
        found.ShouldBeGreaterThanOrEqualTo(0.7);
        accused.ShouldBeLessThanOrEqualTo(0.04);
    }

    [Theory]
    [InlineData("text-ko", "kmhas_valid.txt")]
    [InlineData("retrieval-ko", "KorQuAD_v1.0_dev.json")]
    public void Comments_of_the_web_and_paragraphs_of_an_encyclopedia_are_left_alone(string folder, string file)
    {
        var path = SharedText.Find(folder, file);
        Assert.SkipWhen(path is null, $"shared/data/{folder}/{file} is not here.");
        var texts = folder == "text-ko" ? SharedText.CleanComments(path!) : SharedText.Paragraphs(path!);

        var rate = Rate(texts);

        output.WriteLine($"{file}: {texts.Count} texts, {rate:P2} accused");
        rate.ShouldBeLessThanOrEqualTo(0.02);
    }

    [Fact]
    public void The_words_that_spoke_are_pieces_of_the_original()
    {
        const string text = "서울 아.이.스 팝니다 텔레 moon77 문의";

        var judged = Model.Value.Judge(text);

        judged.Label.ShouldBe(TradeLabels.Drugs);
        judged.Spans.ShouldNotBeEmpty();
        judged.Spans.ShouldContain(span => text.Substring(span.Start, span.Length).Contains("팝니다", StringComparison.Ordinal) || text.Substring(span.Start, span.Length).Contains('아', StringComparison.Ordinal));
        judged.Spans.ShouldAllBe(span => span.Start >= 0 && span.Start + span.Length <= text.Length && span.Weight > 0 && span.Weight <= 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uD800\uDC00\uD83D")]
    [InlineData("\0\0\0")]
    public void Any_text_is_judged(string text) => Model.Value.Judge(text).Scores.Sum().ShouldBe(1f, 0.01f);

    [Fact]
    public void A_model_is_read_as_it_was_written_and_a_broken_one_is_refused()
    {
        var file = TradeModelFile.Write(Model.Value);
        TradeModelFile.Read(file).Fingerprint.ShouldBe(Model.Value.Fingerprint);
        TradeModelFile.Read(file).Judge("강남 아이스 팝니다 텔레 moon77").Scores.ShouldBe(Model.Value.Judge("강남 아이스 팝니다 텔레 moon77").Scores);

        Should.Throw<InvalidDataException>(() => TradeModelFile.Read(file.AsSpan(0, 1000))).Message.ShouldContain("cut off");
        Should.Throw<InvalidDataException>(() => TradeModelFile.Read("[]"u8)).Message.ShouldContain("Train it again");
    }

    [Fact]
    public void It_is_as_often_right_as_it_says_on_posts_written_by_hand()
    {
        var judged = HeldPosts.Trade.Select(post => (Model.Value.Judge(post.Text).Trade().Score, Is: true))
            .Concat(HeldPosts.Ordinary.Select(text => (Model.Value.Judge(text).Trade().Score, Is: false)))
            .GroupBy(one => (int)(one.Score * 5)).Where(part => part.Count() >= 10).ToArray();

        foreach (var part in judged)
        {
            var (said, was) = (part.Average(one => one.Score), part.Average(one => one.Is ? 1.0 : 0));
            output.WriteLine($"{part.Count(),4} posts: {said:P0} sure, {was:P0} were");
            Math.Abs(said - was).ShouldBeLessThan(0.3);
        }

        judged.Length.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void What_people_judged_changes_the_next_model()
    {
        const string post = "뽀로통깽깽이 두 봉 남았어요 텔레 moon77";
        var confirmed = TradeTrainer.TrainWith([new(post, [TradeLabels.Drugs])], count: 4000).Judge(post);
        var dismissed = TradeTrainer.TrainWith([new(post, [])], count: 4000).Judge(post);

        confirmed.Label.ShouldBe(TradeLabels.Drugs);
        dismissed.Label.ShouldBe(TradeLabels.Ordinary);
    }

    [Fact]
    public void The_same_seed_trains_the_same_model() =>
        TradeTrainer.TrainDefault(7, 1000).Fingerprint.ShouldBe(TradeTrainer.TrainDefault(7, 1000).Fingerprint);

    private static bool Accused(string text) => Model.Value.Judge(text).Label != TradeLabels.Ordinary;

    private static double Rate(IEnumerable<string> texts) => Rate(Model.Value, texts);

    private static double Rate(TradeModel model, IEnumerable<string> texts)
    {
        var all = texts.ToArray();
        return all.Count(text => model.Judge(text).Label != TradeLabels.Ordinary) / (double)all.Length;
    }
}
