using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.Telemetry;

/// <summary>Where warnings and errors also go, beside the log files.</summary>
public enum ConsoleLog
{
    /// <summary>Nowhere else.</summary>
    None,

    /// <summary>One readable line on standard error.</summary>
    Text,

    /// <summary>The same JSON as in the files, everything, on standard error; for containers.</summary>
    Json,
}

/// <summary>Section <c>telemetry</c> of the configuration.</summary>
public sealed class TelemetryOptions
{
    /// <summary>OpenTelemetry collector that receives traces and metrics, e.g. <c>http://collector:4317</c>. Default none: nothing leaves the host.</summary>
    [Korean("추적과 지표를 받을 OpenTelemetry 수집기(예: http://collector:4317). 기본 없음(밖으로 나가지 않습니다).")]
    public string? OtlpEndpoint { get; set; }

    /// <summary>Name of this service in traces. Default haechi.</summary>
    [Korean("추적에 적힐 이 서비스의 이름. 기본 haechi.")]
    public string ServiceName { get; set; } = "haechi";

    /// <summary>What goes to standard error. Default text: warnings and errors.</summary>
    [Korean("표준 오류에 적을 것. 기본 text(경고와 오류).")]
    public ConsoleLog Console { get; set; } = ConsoleLog.Text;

    /// <summary>Days for which log files are kept in <c>logs/</c> of the data folder. Default 14, 1 to 365.</summary>
    [Range(1, 365)]
    [Korean("데이터 폴더의 logs/에 기록 파일을 남기는 날 수. 1~365, 기본 14.")]
    public int LogDays { get; set; } = 14;

    /// <summary>Networks from which <c>/metrics</c> may be read, beside this machine. Default the private networks.</summary>
    [Korean("이 기계 말고 /metrics를 읽을 수 있는 네트워크. 기본은 사설 네트워크.")]
    public string[] MetricsNetworks { get; set; } = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];
}
