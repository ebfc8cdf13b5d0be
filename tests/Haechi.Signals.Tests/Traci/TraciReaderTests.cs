using FsCheck.Xunit;
using Haechi.Signals.Traci;

namespace Haechi.Signals.Tests.Traci;

public class TraciReaderTests
{
    [Property(MaxTest = 1000)]
    public void Whatever_bytes_come_only_a_clear_error_comes_of_them(byte[] bytes)
    {
        try
        {
            Walk(bytes);
        }
        catch (TraciException)
        {
            // That is the one error that a broken answer may become.
        }
    }

    [Property]
    public void What_is_written_is_read_again(double number, int whole, string text)
    {
        text = new string([.. (text ?? "").Where(c => !char.IsSurrogate(c))]);
        var bytes = new TraciWriter().Double(number).Int(whole).Text(text).End(0xa4).Take();
        var reader = new TraciReader(bytes.Span);

        reader.Int().ShouldBe(bytes.Length);
        reader.Command().ShouldBe((byte)0xa4);
        reader.Double().ShouldBe(number);
        reader.Int().ShouldBe(whole);
        reader.Text().ShouldBe(text);
        reader.AtEnd.ShouldBeTrue();
    }

    private static void Walk(byte[] bytes)
    {
        var reader = new TraciReader(bytes);
        reader.Status(0xa4);
        reader.Command();
        while (!reader.AtEnd)
            reader.Value();
    }
}
