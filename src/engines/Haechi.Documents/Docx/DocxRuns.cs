using System.Text;
using System.Xml.Linq;
using Haechi.Documents.Packages;

namespace Haechi.Documents.Docx;

/// <summary>Gathers the words of one paragraph. Text boxes interrupt it, notes are handed on.</summary>
/// <param name="leftOut">Takes codes of warnings.</param>
/// <param name="interrupt">Takes the words before a text box.</param>
/// <param name="box">Takes the content of a text box.</param>
/// <param name="note">Takes kind and id of a note.</param>
internal sealed class DocxRuns(HashSet<string> leftOut, Action<string> interrupt, Action<XElement> box, Action<string, string> note)
{
    private readonly StringBuilder _text = new();

    public string Take()
    {
        var words = Words.Clean(_text.ToString());
        _text.Clear();
        return words;
    }

    public void Read(XElement container)
    {
        foreach (var element in container.Elements())
            Element(element);
    }

    private void Element(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "t":
                _text.Append(element.Value);
                break;
            case "tab" or "ptab":
                _text.Append('\t');
                break;
            case "br" or "cr":
                _text.Append('\n');
                break;
            case "noBreakHyphen":
                _text.Append('-');
                break;
            case "footnoteReference":
                note("footnote", element.Given("id") ?? string.Empty);
                break;
            case "endnoteReference":
                note("endnote", element.Given("id") ?? string.Empty);
                break;
            case "txbxContent":
                interrupt(Take());
                box(element);
                break;
            case "AlternateContent":
                // Both branches show the same; the first is the newer writing of it.
                if ((element.Child("Choice") ?? element.Child("Fallback")) is { } branch)
                    Read(branch);
                break;
            case "del" or "moveFrom":
                leftOut.Add(Warn.Deleted);
                break;
            case "oMath" or "oMathPara":
                leftOut.Add(Warn.Equations);
                break;
            case "rt":
                _text.Append('(');
                Read(element);
                _text.Append(')');
                break;
            case "rubyBase":
                Read(element);
                break;
            case "ruby":
                foreach (var part in element.Elements().Where(e => e.Name.LocalName is "rubyBase" or "rt").OrderBy(e => e.Name.LocalName == "rt"))
                    Element(part);
                break;
            case "pPr" or "rPr" or "sdtPr" or "instrText" or "delText" or "delInstrText":
                break;
            default:
                Read(element);
                break;
        }
    }
}
