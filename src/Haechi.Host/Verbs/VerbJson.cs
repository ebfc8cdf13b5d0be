using System.CommandLine;
using System.Text.Json;
using Haechi.Platform.Persistence;

namespace Haechi.Host.Verbs;

/// <summary>JSON of verbs: the same names and forms as in the web interface, indented.</summary>
internal static class VerbJson
{
    private static readonly JsonSerializerOptions Indented = new(LedgerJson.Options)
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void WriteJson<T>(this ParseResult line, T value) =>
        line.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(value, Indented));

    public static void Write(this ParseResult line, string text) => line.InvocationConfiguration.Output.WriteLine(text);
}
