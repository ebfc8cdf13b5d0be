namespace Haechi.Documents.Tests.Csv;

/// <summary>Measures the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(CsvMemoryTests), DisableParallelization = true)]
[Collection(nameof(CsvMemoryTests))]
public class CsvMemoryTests
{
    [Fact]
    public void A_long_file_streams_through_a_small_memory()
    {
        // 70 MB stand for 2 GB: what is in memory must not follow the file's size.
        var path = Path.GetTempFileName() + ".csv";
        try
        {
            Write(path);
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (count, most) = (0L, 0L);
            foreach (var passage in new DocumentReader().Passages(path, "x.csv", refusal => Assert.Fail(refusal.What.En), TestContext.Current.CancellationToken))
            {
                if (++count % 40_000 == 0)
                    most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
                passage.Text.ShouldStartWith("번호: 1 · 이름: 가나다");
            }

            count.ShouldBeGreaterThan(100_000);
            most.ShouldBeLessThan(32L << 20);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Write(string path)
    {
        using var writer = new StreamWriter(path);
        writer.Write("번호,이름,값\n");
        var row = string.Concat(Enumerable.Repeat("1,가나다라마바사아자차카타파하,12345678901234567890\n", 1000));
        for (var i = 0; i < 1000; i++)
            writer.Write(row);
    }
}
