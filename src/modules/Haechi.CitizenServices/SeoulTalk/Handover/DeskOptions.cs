using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.CitizenServices.SeoulTalk.Handover;

/// <summary>Section <c>contact_centre:desk</c> of the configuration.</summary>
internal sealed class DeskOptions
{
    public const string Section = "contact_centre:desk";

    /// <summary>Conversations that one counsellor may have open at once; resting ones do not count. 1 to 50, default 5.</summary>
    [Range(1, 50)]
    [Korean("상담사 한 명이 동시에 여는 대화 수. 쉬는 대화는 세지 않습니다. 1~50, 기본 5.")]
    public int OpenConversations { get; set; } = 5;

    /// <summary>How many minutes of waiting a conversation with words of danger goes ahead of the others. 0 to 480, default 60.</summary>
    [Range(0, 480)]
    [Korean("위험한 말이 있는 대화를 앞당기는 시간(분). 이보다 더 기다린 대화는 그 앞에 섭니다. 0~480, 기본 60.")]
    public int UrgentAheadMinutes { get; set; } = 60;

    /// <summary>The same for a conversation that should be answered soon. 0 to 480, default 15.</summary>
    [Range(0, 480)]
    [Korean("빨리 답해야 하는 대화를 앞당기는 시간(분). 0~480, 기본 15.")]
    public int SoonAheadMinutes { get; set; } = 15;

    /// <summary>Minutes after which a waiting citizen who has closed the page counts as gone. 1 to 240, default 10.</summary>
    [Range(1, 240)]
    [Korean("기다리던 시민이 창을 닫은 뒤 떠난 것으로 보는 시간(분). 1~240, 기본 10.")]
    public int LeftAfterMinutes { get; set; } = 10;

    /// <summary>Minutes without a sign of a counsellor's desk after which their conversations go back to the queue. 2 to 480, default 20.</summary>
    [Range(2, 480)]
    [Korean("상담사 화면이 닫힌 뒤 그 상담사의 대화를 대기열로 돌려보내는 시간(분). 2~480, 기본 20.")]
    public int AbsentAfterMinutes { get; set; } = 20;

    public TimeSpan Ahead(Storage.Urgency urgency) => urgency switch
    {
        Storage.Urgency.Urgent => TimeSpan.FromMinutes(Math.Max(UrgentAheadMinutes, SoonAheadMinutes)),
        Storage.Urgency.Soon => TimeSpan.FromMinutes(SoonAheadMinutes),
        _ => TimeSpan.Zero,
    };
}
