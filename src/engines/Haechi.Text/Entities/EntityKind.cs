namespace Haechi.Text.Entities;

/// <summary>What a piece of a post points to.</summary>
public enum EntityKind
{
    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A name in a messenger or a link into one.</summary>
    Messenger,

    /// <summary>A number of a bank account, with its bank.</summary>
    Account,

    /// <summary>An address of the web.</summary>
    Url,

    /// <summary>The name of a shop, a lender, a gambling site.</summary>
    Shop,

    /// <summary>A district, a station, a quarter of Seoul.</summary>
    Place,
}
