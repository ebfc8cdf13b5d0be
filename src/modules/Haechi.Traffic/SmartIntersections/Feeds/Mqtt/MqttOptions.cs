using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Traffic.SmartIntersections.Feeds.Mqtt;

/// <summary>Section <c>traffic:mqtt</c> of the configuration: a broker whose messages are readings.</summary>
internal sealed class MqttOptions
{
    public const string Section = "traffic:mqtt";

    /// <summary>The broker. Null (default): nothing is read over MQTT.</summary>
    [Korean("MQTT 브로커의 주소. 비우면(기본) MQTT로 받지 않습니다.")]
    public string? Host { get; set; }

    /// <summary>Its port, 1 to 65535. Default 1883; brokers with TLS use 8883.</summary>
    [Range(1, 65_535)]
    [Korean("MQTT 브로커의 포트. 기본 1883이며 TLS는 보통 8883입니다.")]
    public int Port { get; set; } = 1883;

    /// <summary>Topic filter, + and # allowed. Default <c>traffic/readings/#</c>.</summary>
    [Korean("구독할 토픽. +와 #을 쓸 수 있습니다. 기본 traffic/readings/#.")]
    public string Topic { get; set; } = "traffic/readings/#";

    /// <summary>Whether the connection is encrypted and the broker's certificate checked. Default false.</summary>
    [Korean("TLS로 암호화하고 브로커의 인증서를 확인할지. 기본 false.")]
    public bool Tls { get; set; }

    /// <summary>PEM file with the authorities that may have signed the broker's certificate. Null (default): the system's.</summary>
    [Korean("브로커 인증서를 확인할 인증 기관의 PEM 파일. 비우면(기본) 운영체제의 것을 씁니다.")]
    public string? CaFile { get; set; }

    /// <summary>File with the user's name in its first line and the password in its second. Null (default): neither is sent.</summary>
    [Korean("첫째 줄에 사용자 이름, 둘째 줄에 비밀번호가 든 파일. 비우면(기본) 보내지 않습니다.")]
    public string? CredentialsFile { get; set; }

    /// <summary>Name of our session at the broker, which keeps messages for it while we are away. One for each city. Default <c>haechi-traffic</c>.</summary>
    [Korean("브로커에서 쓰는 이름. 끊긴 동안 브로커가 이 이름으로 메시지를 보관합니다. 기본 haechi-traffic.")]
    public string ClientId { get; set; } = "haechi-traffic";
}
