using Haechi.Text.Trade;

namespace Haechi.Text.Tests.Trade;

public sealed class TradeGeneratorTests
{
    [Fact]
    public void The_same_seed_makes_the_same_posts_and_another_makes_others()
    {
        var posts = new TradeGenerator(1).Take(200).Select(post => post.Text).ToArray();

        new TradeGenerator(1).Take(200).Select(post => post.Text).ShouldBe(posts);
        new TradeGenerator(2).Take(200).Select(post => post.Text).ShouldNotBe(posts);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_kind_is_made_and_no_slot_is_left_open(bool held)
    {
        var posts = new TradeGenerator(3, held).Take(4000).ToArray();

        TradeLabels.All.ShouldAllBe(label => posts.Count(post => post.Labels.Contains(label)) > 200);
        posts.Count(post => post.Labels.Count == 0).ShouldBeInRange(1700, 2300);
        posts.ShouldAllBe(post => post.Text.Length > 3 && !post.Text.Contains('{') && !post.Text.Contains('§'));
    }

    [Fact]
    public void No_sentence_stands_in_both_halves()
    {
        foreach (var book in TradeLabels.All.Append(TradeLabels.Ordinary).Select(PhraseBook.Load))
        {
            book.Sentences(held: true).Intersect(book.Sentences(held: false)).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Posts_written_by_hand_for_the_test_are_not_among_those_for_training()
    {
        var trained = TradeTrainer.Default(5, 4000).Select(post => post.Text).ToHashSet();

        HeldPosts.Trade.Select(post => post.Text).Concat(HeldPosts.Ordinary).ShouldAllBe(text => !trained.Contains(text));
    }

    [Fact]
    public void No_number_in_a_made_up_post_can_be_dialled()
    {
        var phones = new TradeGenerator(4).Take(3000).SelectMany(post => Haechi.Text.Entities.EntityReader.Read(post.Text))
            .Where(entity => entity.Kind == Haechi.Text.Entities.EntityKind.Phone && entity.Normal.StartsWith("010", StringComparison.Ordinal)).ToArray();

        phones.Length.ShouldBeGreaterThan(100);
        phones.ShouldAllBe(phone => phone.Normal.StartsWith("0100000", StringComparison.Ordinal));
    }

    [Fact]
    public void An_unknown_kind_is_refused_with_those_that_exist() =>
        Should.Throw<ArgumentException>(() => new TradeGenerator(1).Next("weapons")).Message.ShouldContain("drugs");
}
