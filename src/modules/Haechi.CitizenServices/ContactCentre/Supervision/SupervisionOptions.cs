using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.CitizenServices.ContactCentre.Supervision;

/// <summary>Section <c>contact_centre:supervision</c> of the configuration.</summary>
internal sealed class SupervisionOptions
{
    public const string Section = "contact_centre:supervision";

    /// <summary>Seconds within which a citizen who asks for a person should be taken, 1 to 3600. Default 20.</summary>
    [Range(1, 3600)]
    [Korean("상담을 요청한 시민을 받아야 하는 목표 시간(초). 1~3600, 기본 20.")]
    public int TargetSeconds { get; set; } = 20;

    /// <summary>Share of citizens, in percent, who should be taken within that time, 1 to 100. Default 80.</summary>
    [Range(1, 100)]
    [Korean("그 시간 안에 받아야 하는 시민의 비율(%). 1~100, 기본 80.")]
    public int TargetPercent { get; set; } = 80;

    /// <summary>How many past weeks make the usual day that today is shown beside, 1 to 12. Default 4.</summary>
    [Range(1, 12)]
    [Korean("오늘과 견줄 평소를 지난 몇 주의 같은 요일로 셈할지. 1~12, 기본 4.")]
    public int UsualWeeks { get; set; } = 4;

    /// <summary>Conversations in which a word must have been said today before it can be shown as rising, 3 to 1000. Default 5.</summary>
    [Range(3, 1000)]
    [Korean("급상승 낱말로 보이려면 오늘 나와야 하는 대화의 최소 수. 3~1000, 기본 5.")]
    public int LeastTalks { get; set; } = 5;

    /// <summary>Expected share of false alarms among the words shown as rising, above 0 and at most 0.5. Default 0.05.</summary>
    [Range(0.001, 0.5)]
    [Korean("급상승 낱말 가운데 잘못 고른 것의 기대 비율(거짓 발견율). 0보다 크고 0.5 이하, 기본 0.05.")]
    public double FalseShare { get; set; } = 0.05;

    /// <summary>Items of the review sheet, each as <c>id: 한국어 | English</c>. Default: greeting, accuracy, courtesy, sources.</summary>
    [Korean("상담 품질 평가 항목. \"id: 한국어 | English\" 형식. 기본은 인사, 정확, 친절, 근거 제시.")]
    public string[] ReviewItems { get; set; } = [];
}
