using System.CommandLine;
using System.Globalization;
using Haechi.Documents;

namespace Haechi.CitizenServices.Documents;

/// <summary><c>documents</c>: reads office documents without a server.</summary>
internal static class DocumentsVerb
{
    /// <summary>Every file was read.</summary>
    public const int Done = 0;

    /// <summary>A file was refused; the others were read.</summary>
    public const int SomeRefused = 1;

    /// <summary>Nothing could be done.</summary>
    public const int Unusable = 2;

    public static Command Create() => new("documents", "Read documents: HWPX, DOCX, PDF, HTML, Markdown, CSV, text.") { ReadVerb.Create(), CorpusVerb.Create() };

    /// <summary>Tells a refusal in the language of the terminal.</summary>
    public static string Tell(string file, DocumentRefusal refusal)
    {
        var culture = CultureInfo.CurrentUICulture.Name;
        return $"{file}: {refusal.What.For(culture)} {refusal.Mend.For(culture)}";
    }
}
