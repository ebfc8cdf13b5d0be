using Haechi.Platform.Configuration;

namespace Haechi.Platform.Web;

/// <summary>Section <c>web</c> of the configuration.</summary>
public sealed class WebOptions
{
    /// <summary>Sites that may show the chat widget in a frame, e.g. <c>https://www.seoul.go.kr</c>. Default none.</summary>
    [Korean("채팅 위젯을 띄울 수 있는 사이트(예: https://www.seoul.go.kr). 기본 없음.")]
    public string[] WidgetOrigins { get; set; } = [];

    /// <summary>Proxies in front of this host, as addresses or networks (<c>10.0.0.0/24</c>). Only they are believed about the client's address and scheme. Default none.</summary>
    [Korean("앞에 선 프록시의 주소나 네트워크(10.0.0.0/24). 이들이 알려 준 접속 주소와 방식만 믿습니다. 기본 없음.")]
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Largest body of a request in bytes, unless an endpoint allows more. Default 1,048,576; 1,024 to 104,857,600.</summary>
    [Korean("따로 정하지 않은 요청 본문의 최대 크기(바이트). 1,024~104,857,600, 기본 1,048,576.")]
    public long MaxBodyBytes { get; set; } = 1 << 20;

    /// <summary>Largest uploaded picture in bytes. Default 10,485,760; 1,024 to 104,857,600.</summary>
    [Korean("올리는 사진의 최대 크기(바이트). 1,024~104,857,600, 기본 10,485,760.")]
    public long MaxUploadBytes { get; set; } = 10 << 20;

    /// <summary>How often one client may call.</summary>
    [Korean("한 곳에서 얼마나 자주 부를 수 있는지.")]
    public LimitOptions Limits { get; set; } = new();

    /// <summary>Where this host may call out to.</summary>
    [Korean("이 서버가 밖으로 연결할 수 있는 곳.")]
    public OutgoingOptions Outgoing { get; set; } = new();
}

/// <summary>Rate limits by policy name, each counted for one client (address, conversation or token).</summary>
public sealed class LimitOptions
{
    /// <summary>Pages and endpoints for everyone, by address. Default 300 in 60 s.</summary>
    [Korean("누구나 쓰는 화면과 기능, 주소별. 기본 60초에 300번.")]
    public Limit Public { get; set; } = new(300, 60);

    /// <summary>Requests of one conversation. Default 60 in 60 s; opening a conversation counts as public.</summary>
    [Korean("대화 하나의 요청. 기본 60초에 60번. 대화를 여는 요청은 공개 요청으로 셉니다.")]
    public Limit Chat { get; set; } = new(60, 60);

    /// <summary>Messengers that hand on many citizens' messages from one address, by address. Default 6,000 in 60 s.</summary>
    [Korean("여러 시민의 말을 한 주소에서 전하는 메신저, 주소별. 기본 60초에 6,000번.")]
    public Limit Channel { get; set; } = new(6_000, 60);

    /// <summary>Uploads, by address. Default 20 in 60 s.</summary>
    [Korean("사진 올리기, 주소별. 기본 60초에 20번.")]
    public Limit Upload { get; set; } = new(20, 60);

    /// <summary>Attempts to sign in, by address. Default 30 in 60 s; accounts lock on their own count.</summary>
    [Korean("로그인 시도, 주소별. 기본 60초에 30번. 계정 잠금은 따로 셉니다.")]
    public Limit SignIn { get; set; } = new(30, 60);

    /// <summary>Observations and findings, by token. Default 2,000,000 in 60 s.</summary>
    [Korean("관측과 탐지 접수, 토큰별. 기본 60초에 2,000,000번.")]
    public Limit Ingest { get; set; } = new(2_000_000, 60);
}

/// <summary>So many requests in so long.</summary>
public sealed class Limit
{
    public Limit()
    {
    }

    internal Limit(int permits, double seconds) => (Permits, Seconds) = (permits, seconds);

    /// <summary>Requests in one window, 1 or more.</summary>
    [Korean("정한 시간 안에 받는 요청 수, 1 이상.")]
    public int Permits { get; set; }

    /// <summary>Length of the window in seconds, 0.1 to 86,400.</summary>
    [Korean("세는 시간(초), 0.1~86,400.")]
    public double Seconds { get; set; }
}

/// <summary>Where this host may call out to. Nothing by default.</summary>
public sealed class OutgoingOptions
{
    /// <summary>Host names, each exact (<c>hooks.seoul.go.kr</c>) or with all below it (<c>*.seoul.go.kr</c>).</summary>
    [Korean("연결할 수 있는 호스트. 하나(hooks.seoul.go.kr)이거나 그 아래 전부(*.seoul.go.kr).")]
    public string[] Destinations { get; set; } = [];

    /// <summary>Private networks that may be reached all the same (<c>10.20.0.0/16</c>), because the closed administrative network is the normal case.</summary>
    [Korean("그래도 연결할 수 있는 사설 네트워크(10.20.0.0/16). 폐쇄된 행정망을 위한 것입니다.")]
    public string[] AllowedNetworks { get; set; } = [];
}
