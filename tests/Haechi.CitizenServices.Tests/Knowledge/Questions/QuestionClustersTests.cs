using FsCheck.Xunit;
using Haechi.CitizenServices.Knowledge;
using Haechi.CitizenServices.Knowledge.Questions.Likeness;

namespace Haechi.CitizenServices.Tests.Knowledge.Questions;

/// <summary>Questions that ask the same become one item; what else may hold, subjects are never mixed.</summary>
public sealed class QuestionClustersTests(ITestOutputHelper output)
{
    private static readonly KnowledgeBase Demo = KnowledgeYaml.ReadDemo();
    private static readonly string[] Known = [.. Demo.Entries.SelectMany(e => e.Questions.Append(e.Title))];

    [Theory]
    [InlineData(true, 0.75)]
    [InlineData(false, 0.70)]
    public void No_cluster_holds_two_subjects_and_most_wordings_of_a_subject_meet(bool seen, double leastTogether)
    {
        var labelled = seen ? LabelledQuestions.Seen : LabelledQuestions.HeldOut;
        var subjectOf = labelled.ToDictionary(l => l.Question, l => l.Subject);

        var clusters = QuestionClusters.Of(labelled.ToDictionary(l => l.Question, _ => 1), [], Known);

        var (pure, together) = Measure(clusters, q => subjectOf[q]);
        output.WriteLine($"{labelled.Count} questions, {clusters.Count} clusters, purity {pure:P1}, pairs together {together:P1}");
        foreach (var cluster in clusters)
            output.WriteLine(string.Join(" | ", cluster.Members.Select(m => $"{m.Text} ({string.Join(' ', m.Words.Select(w => w.Text))})")));
        pure.ShouldBe(1);
        together.ShouldBeGreaterThanOrEqualTo(leastTogether);
    }

    [Fact]
    public void Questions_of_different_topics_of_the_demo_base_do_not_meet()
    {
        var topicOf = new Dictionary<string, string>();
        foreach (var entry in Demo.Entries)
        {
            foreach (var question in entry.Questions)
                topicOf.TryAdd(question, entry.TopicId);
        }

        var clusters = QuestionClusters.Of(topicOf.ToDictionary(t => t.Key, _ => 1), [], Known);

        var (pure, _) = Measure(clusters, q => topicOf[q]);
        output.WriteLine($"{topicOf.Count} questions, {clusters.Count} clusters, purity by topic {pure:P2}");
        foreach (var cluster in clusters.Where(c => c.Members.Select(m => topicOf[m.Text]).Distinct().Count() > 1))
            output.WriteLine(string.Join(" | ", cluster.Members.Select(m => $"{topicOf[m.Text]}: {m.Text}")));
        pure.ShouldBeGreaterThanOrEqualTo(0.97);
    }

    [Property(MaxTest = 60)]
    public void The_order_in_which_questions_came_in_changes_nothing(int seed)
    {
        var labelled = LabelledQuestions.Seen.Concat(LabelledQuestions.HeldOut).Select(l => l.Question).ToArray();
        var shuffled = labelled.ToArray();
        new Random(seed).Shuffle(shuffled);

        Shape(Ask(shuffled)).ShouldBe(Shape(Ask(labelled)));
    }

    [Property(MaxTest = 200)]
    public void Any_text_is_in_exactly_one_cluster_and_the_same_text_twice_is_one_wording(string?[] texts)
    {
        var asked = texts.OfType<string>().ToArray();

        var clusters = Ask([.. asked, .. asked]);

        var members = clusters.SelectMany(c => c.Members).Select(m => m.Key).ToList();
        members.ShouldBeUnique();
        members.ShouldBe(asked.Select(Phrase.KeyOf).Distinct(), ignoreOrder: true);
    }

    [Fact]
    public void What_an_editor_has_handled_stays_the_lead_however_often_another_wording_is_asked()
    {
        var asked = new Dictionary<string, int> { ["드론 비행 승인은 어디서 받아요?"] = 90, ["드론 날릴 때 허가가 필요한가요"] = 3, ["납골당 비용"] = 1 };

        var clusters = QuestionClusters.Of(asked, ["드론 날릴 때 허가가 필요한가요"], Known);

        clusters.Count.ShouldBe(2);
        clusters[0].Lead.Text.ShouldBe("드론 날릴 때 허가가 필요한가요");
        clusters[0].Members.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("여권 재발급 비용이 얼마예요", "여권재발급 비용은 얼마인가요?", true)]
    [InlineData("길고양이 급식소 설치하고 싶어요", "길고양이 급싯소 설치하고 싶어요", true)]
    [InlineData("가로등 고장 신고하고 싶어요", "따릉이 고장 신고하고 싶어요", false)]
    [InlineData("여권은 어디에서 만들어요", "여관은 어디에서 찾아요", false)]
    public void Particles_spaces_and_slips_do_not_part_questions_and_other_things_do(string one, string other, bool together) =>
        (Ask([one, other]).Count == 1).ShouldBe(together);

    private static IReadOnlyList<QuestionCluster> Ask(IEnumerable<string> questions) =>
        QuestionClusters.Of(questions.GroupBy(q => q).ToDictionary(g => g.Key, g => g.Count()), [], Known);

    private static string[] Shape(IReadOnlyList<QuestionCluster> clusters) =>
        [.. clusters.Select(c => string.Join('|', c.Members.Select(m => m.Key)))];

    /// <summary>Purity: the share of questions that are in a cluster of mostly their own. Together: of all pairs of one subject, those in one cluster.</summary>
    private static (double Purity, double Together) Measure(IReadOnlyList<QuestionCluster> clusters, Func<string, string> labelOf)
    {
        double own = 0, met = 0, pairs = 0, all = 0;
        foreach (var cluster in clusters)
        {
            var sizes = cluster.Members.GroupBy(m => labelOf(m.Text)).Select(g => g.Count()).ToList();
            own += sizes.Max();
            all += cluster.Members.Count;
            met += sizes.Sum(n => n * (n - 1) / 2.0);
        }
        foreach (var subject in clusters.SelectMany(c => c.Members).GroupBy(m => labelOf(m.Text)))
            pairs += subject.Count() * (subject.Count() - 1) / 2.0;
        return (own / all, met / pairs);
    }
}
