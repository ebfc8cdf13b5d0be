using Haechi.Kernel.Cases;
using Haechi.Kernel.Rooms;

namespace Haechi.Kernel.Tests.Cases;

/// <summary>What a step of a walk tries. Most tries are refused in most states: that is the point.</summary>
public enum Deed
{
    Join, JoinAgain, JoinForeign, Claim, Release, Note, Confirm, Dismiss, Rule, UnknownRule,
    OrderUndoable, OrderBounded, OrderBare, OrderOnFirst, OrderOnForeign, OrderTwice, Succeed, Fail, Undo, Close, Reopen,
}

/// <summary>One try.</summary>
/// <param name="Deed">What.</param>
/// <param name="Who">Chooses the actor.</param>
/// <param name="Which">Chooses the finding or action.</param>
public sealed record Step(Deed Deed, byte Who, byte Which);

/// <summary>A case, and beside it all that must never be lost.</summary>
internal sealed class CaseWalk
{
    private static readonly Actor[] Actors = [Given.Kim, Given.Kim, Given.Lee, Given.Lee, Given.Machine, Actor.Citizen, Actor.System];
    private static readonly ActionOrder Bare = Given.Block with { Undoable = false };
    private DateTimeOffset _now = Given.Noon;

    public CaseWalk()
    {
        var first = Given.Finding();
        Subject = Given.Waiting(first);
        Joined.Add(first);
    }

    public Case Subject { get; private set; }

    /// <summary>Every finding that the case accepted.</summary>
    public List<Finding> Joined { get; } = [];

    /// <summary>Tries the step and returns its outcome; the walk goes on from the new case, or stays.</summary>
    public Outcome<Case> Try(Step step)
    {
        _now = _now.AddSeconds(1);
        var outcome = Attempt(step, Actors[step.Who % Actors.Length]);
        if (outcome.Succeeded)
        {
            Subject = outcome.Value;
        }

        return outcome;
    }

    private Outcome<Case> Attempt(Step step, Actor who) => step.Deed switch
    {
        Deed.Join => Join(Given.Finding((Severity)(step.Which % 4))),
        Deed.JoinAgain => Subject.Join(Joined[step.Which % Joined.Count], _now),
        Deed.JoinForeign => Subject.Join(Given.Finding(service: "other"), _now),
        Deed.Claim => Subject.Claim(who, _now),
        Deed.Release => Subject.Release(who, _now),
        Deed.Note => Subject.Note(who, step.Which % 3 == 0 ? " " : "메모", _now),
        Deed.Confirm => Subject.Decide(Guid.CreateVersion7(), who, Verdict.Confirm, "맞음", _now),
        Deed.Dismiss => Subject.Decide(Guid.CreateVersion7(), who, Verdict.Dismiss, "아님", _now),
        Deed.Rule => Subject.DecideByPolicy(Guid.CreateVersion7(), Given.Manifest, "block-known", _now),
        Deed.UnknownRule => Subject.DecideByPolicy(Guid.CreateVersion7(), Given.Manifest, "anything", _now),
        Deed.Succeed => Subject.Report(ActionId(step), true, "됨", _now),
        Deed.Fail => Subject.Report(ActionId(step), false, "안 됨", _now),
        Deed.Undo => Subject.Undo(ActionId(step), who, "되돌림", _now),
        Deed.Close => Subject.Close(who, _now),
        Deed.Reopen => Subject.Reopen(who, "다시", _now),
        _ => Order(step, who),
    };

    private Outcome<Case> Join(Finding finding)
    {
        Joined.Add(finding);
        return Subject.Join(finding, _now);
    }

    private Outcome<Case> Order(Step step, Actor who)
    {
        var decision = step.Deed == Deed.OrderOnForeign || Subject.Decisions.Length == 0
            ? Given.Decided().Decisions[0]
            : step.Deed == Deed.OrderOnFirst ? Subject.Decisions[0] : Subject.Decisions[^1];
        var order = step.Deed switch
        {
            Deed.OrderBare => Bare,
            Deed.OrderBounded => Bare with { Until = _now.AddHours(1) },
            _ => step.Which % 4 == 0 ? Given.Refer : Given.Block,
        };
        return Subject.Order(step.Deed == Deed.OrderTwice ? ActionId(step) : Guid.CreateVersion7(), decision, order, who, _now);
    }

    private Guid ActionId(Step step) =>
        Subject.Actions.Length == 0 ? Guid.NewGuid() : Subject.Actions[step.Which % Subject.Actions.Length].Id;
}
