namespace Haechi.Platform.Web;

/// <summary>Section <c>web</c> of the configuration.</summary>
public sealed class WebOptions
{
    /// <summary>Sites that may show the chat widget in a frame, e.g. <c>https://www.seoul.go.kr</c>. Default none.</summary>
    public string[] WidgetOrigins { get; set; } = [];

    /// <summary>Proxies in front of this host, as addresses or networks (<c>10.0.0.0/24</c>). Only they are believed about the client's address and scheme. Default none.</summary>
    public string[] TrustedProxies { get; set; } = [];

    /// <summary>Largest body of a request in bytes, unless an endpoint allows more. Default 1,048,576; 1,024 to 104,857,600.</summary>
    public long MaxBodyBytes { get; set; } = 1 << 20;

    /// <summary>Largest uploaded picture in bytes. Default 10,485,760; 1,024 to 104,857,600.</summary>
    public long MaxUploadBytes { get; set; } = 10 << 20;

    /// <summary>How often one client may call.</summary>
    public LimitOptions Limits { get; set; } = new();

    /// <summary>Where this host may call out to.</summary>
    public OutgoingOptions Outgoing { get; set; } = new();
}

/// <summary>Rate limits by policy name, each counted for one client (address, conversation or token).</summary>
public sealed class LimitOptions
{
    /// <summary>Pages and endpoints for everyone, by address. Default 300 in 60 s.</summary>
    public Limit Public { get; set; } = new(300, 60);

    /// <summary>Requests of one conversation. Default 60 in 60 s; opening a conversation counts as public.</summary>
    public Limit Chat { get; set; } = new(60, 60);

    /// <summary>Messengers that hand on many citizens' messages from one address, by address. Default 6,000 in 60 s.</summary>
    public Limit Channel { get; set; } = new(6_000, 60);

    /// <summary>Uploads, by address. Default 20 in 60 s.</summary>
    public Limit Upload { get; set; } = new(20, 60);

    /// <summary>Attempts to sign in, by address. Default 30 in 60 s; accounts lock on their own count.</summary>
    public Limit SignIn { get; set; } = new(30, 60);

    /// <summary>Observations and findings, by token. Default 2,000,000 in 60 s.</summary>
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
    public int Permits { get; set; }

    /// <summary>Length of the window in seconds, 0.1 to 86,400.</summary>
    public double Seconds { get; set; }
}

/// <summary>Where this host may call out to. Nothing by default.</summary>
public sealed class OutgoingOptions
{
    /// <summary>Host names, each exact (<c>hooks.seoul.go.kr</c>) or with all below it (<c>*.seoul.go.kr</c>).</summary>
    public string[] Destinations { get; set; } = [];

    /// <summary>Private networks that may be reached all the same (<c>10.20.0.0/16</c>), because the closed administrative network is the normal case.</summary>
    public string[] AllowedNetworks { get; set; } = [];
}
