namespace Haechi.Documents.Tests;

/// <summary>Short ways to read in tests.</summary>
internal static class Reads
{
    public static Document Document(byte[] bytes, string name = "file", DocumentLimits? limits = null)
    {
        var reading = Try(bytes, name, limits);
        reading.Refusal.ShouldBeNull();
        return reading.Document.ShouldNotBeNull();
    }

    public static DocumentRefusal Refused(byte[] bytes, string name = "file", DocumentLimits? limits = null) =>
        Try(bytes, name, limits).Refusal.ShouldNotBeNull();

    public static DocumentReading Try(byte[] bytes, string name = "file", DocumentLimits? limits = null)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        return new DocumentReader(limits).Read(stream, name, TestContext.Current.CancellationToken);
    }

    public static Table Table(byte[] bytes, string name = "file") => Document(bytes, name).Blocks.OfType<Table>().ShouldHaveSingleItem();
}
