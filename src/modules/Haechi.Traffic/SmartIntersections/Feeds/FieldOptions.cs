using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Traffic.SmartIntersections.Feeds;

/// <summary>Section <c>traffic:field</c> of the configuration: what is believed of a detector, and when it counts as faulty.</summary>
internal sealed class FieldOptions
{
    public const string Section = "traffic:field";

    /// <summary>Seconds without a reading after which a detector counts as silent. Default 120.</summary>
    [Range(5, 86_400)]
    [Korean("감지기가 이 시간(초) 동안 값을 보내지 않으면 끊긴 것으로 봅니다. 기본 120.")]
    public int SilentSeconds { get; set; } = 120;

    /// <summary>Minutes for which a detector may tell the same value other than zero while its neighbours change. Default 15.</summary>
    [Range(1, 1440)]
    [Korean("이웃 감지기는 변하는데 0이 아닌 같은 값을 이 시간(분) 넘게 보내면 멈춘 것으로 봅니다. 기본 15.")]
    public int StuckMinutes { get; set; } = 15;

    /// <summary>Seconds by which a detector's clock may be ahead. Default 30.</summary>
    [Range(1, 3600)]
    [Korean("감지기 시계가 앞서도 되는 시간(초). 넘으면 값을 받지 않습니다. 기본 30.")]
    public int AheadSeconds { get; set; } = 30;

    /// <summary>Hours after which a reading comes too late to be taken. Default 24.</summary>
    [Range(1, 168)]
    [Korean("이 시간(시간)보다 오래된 값은 받지 않습니다. 기본 24.")]
    public int LateHours { get; set; } = 24;

    /// <summary>Speed at or below which standing vehicles behind a junction block it, km/h. Default 5.</summary>
    [Range(0, 30)]
    [Korean("교차로를 지난 차로의 속도(km/h)가 이 값 이하이고 차가 서 있으면 앞막힘으로 봅니다. 기본 5.")]
    public double SpillbackKmh { get; set; } = 5;

    /// <summary>Vehicles that one lane can pass in a second; more is impossible. Default 0.9.</summary>
    [Range(0.1, 5)]
    [Korean("한 차로가 1초에 지나가게 할 수 있는 차량 수. 넘는 값은 잘못된 값으로 봅니다. 기본 0.9.")]
    public double LaneFlow { get; set; } = 0.9;

    /// <summary>Refused readings in a row after which a detector counts as faulty. Default 3.</summary>
    [Range(1, 1000)]
    [Korean("잘못된 값이나 시각이 이 횟수만큼 이어지면 감지기 고장으로 알립니다. 기본 3.")]
    public int BadInARow { get; set; } = 3;
}
