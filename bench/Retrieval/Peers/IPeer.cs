namespace Haechi.Retrieval.Bench.Peers;

/// <summary>A search engine in the comparison.</summary>
internal interface IPeer : IDisposable
{
    string Name { get; }

    /// <summary>Size of the index on disk, in bytes.</summary>
    long Bytes { get; }

    void Index(IReadOnlyList<TextDocument> documents);

    /// <summary>The best documents, best first, and a number that is higher the surer the engine is of the first.</summary>
    (IReadOnlyList<string> Ids, double Sureness) Search(string query, int top);
}
