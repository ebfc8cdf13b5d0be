namespace Haechi.Kernel.Cases;

/// <summary>Where a case stands.</summary>
public enum CaseStatus
{
    /// <summary>대기: nobody has taken it.</summary>
    Waiting,

    /// <summary>처리 중: someone has taken it.</summary>
    Claimed,

    /// <summary>결정됨: every finding is covered by a decision; actions may be under way.</summary>
    Decided,

    /// <summary>종결: nothing is left to do.</summary>
    Closed,
}
