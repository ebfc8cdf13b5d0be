namespace Haechi.Traffic.SmartIntersections.Storage;

/// <summary>The form in which a network was handed in.</summary>
internal enum NetworkFormat
{
    /// <summary>A SUMO network: it can be simulated.</summary>
    Sumo,

    /// <summary>The neutral JSON form: read, drawn and watched, but not simulated.</summary>
    Json,
}

/// <summary>A registered network of signalised junctions (도로망).</summary>
internal sealed class NetworkRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    public string Name { get; set; } = "";

    public NetworkFormat Format { get; set; }

    /// <summary>The file as it was handed in, gzip.</summary>
    public byte[] Source { get; set; } = [];

    public DateTimeOffset ImportedAt { get; set; }

    public string ImportedByName { get; set; } = "";

    public bool IsDemo { get; set; }
}

/// <summary>A signalised junction (신호교차로) of a network.</summary>
internal sealed class JunctionRow
{
    /// <summary>Version 7 UUID.</summary>
    public Guid Id { get; set; }

    public Guid NetworkId { get; set; }

    /// <summary>Name of its signal in the network.</summary>
    public string Signal { get; set; } = "";

    /// <summary>As people say it: its streets.</summary>
    public string Title { get; set; } = "";
}
