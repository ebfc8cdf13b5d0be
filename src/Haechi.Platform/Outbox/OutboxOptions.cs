using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Outbox;

/// <summary>Section <c>outbox</c> of the configuration.</summary>
public sealed class OutboxOptions
{
    /// <summary>How long delivered messages are kept for live followers that were away, in hours. Default 24.</summary>
    [Range(1, 8760)]
    [Korean("보낸 소식을 잠시 끊긴 화면을 위해 남겨 두는 시간. 기본 24.")]
    public int KeepHours { get; set; } = 24;

    /// <summary>How often the outbox is pruned, in minutes. Default 10.</summary>
    [Range(1, 1440)]
    [Korean("보낸 소식을 정리하는 간격(분). 기본 10.")]
    public int PruneMinutes { get; set; } = 10;
}
