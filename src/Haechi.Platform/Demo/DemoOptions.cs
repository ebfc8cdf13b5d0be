using Haechi.Platform.Configuration;

namespace Haechi.Platform.Demo;

/// <summary>Section <c>demo</c> of the configuration.</summary>
public sealed class DemoOptions
{
    /// <summary>Whether a new, empty instance is filled with the demo city on its first start. An instance that has data is never touched. Default true.</summary>
    [Korean("비어 있는 새 설치를 처음 켤 때 시범 도시로 채울지 여부. 자료가 있는 설치는 건드리지 않습니다. 기본 true.")]
    public bool Enabled { get; set; } = true;
}
