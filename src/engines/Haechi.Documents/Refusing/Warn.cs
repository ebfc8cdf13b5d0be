using System.Globalization;

namespace Haechi.Documents;

/// <summary>Every warning, in both languages.</summary>
internal static class Warn
{
    public const string Comments = "comments-left-out";
    public const string Equations = "equations-left-out";
    public const string Deleted = "deleted-text-left-out";

    public static DocumentWarning LeftOut(string code) => new(code, code switch
    {
        Comments => new("숨은 설명과 메모는 읽지 않았습니다.", "Hidden comments and memos were not read."),
        Equations => new("수식은 읽지 않았습니다.", "Equations were not read."),
        _ => new("변경 추적에서 지운 글은 읽지 않았습니다.", "Text that tracked changes deleted was not read."),
    });

    public static DocumentWarning Rows(int limit) => new("rows-left-out", new(
        $"앞의 {Thousands(limit)}행만 읽었습니다. 파일을 나누거나 말뭉치(documents corpus)로 만들어 주십시오.",
        $"Only the first {Thousands(limit)} rows were read. Split the file, or make a corpus of it (documents corpus)."));

    public static DocumentWarning Pages(int limit) => new("pages-left-out", new($"앞의 {Thousands(limit)}쪽만 읽었습니다.", $"Only the first {Thousands(limit)} pages were read."));

    public static DocumentWarning PagesWithoutText(IReadOnlyList<int> pages) => new("pages-without-text", new(
        $"글자가 없는 쪽(그림일 수 있음): {List(pages)}", $"Pages without text, perhaps pictures: {List(pages)}"));

    public static DocumentWarning BrokenPages(IReadOnlyList<int> pages) => new("pages-broken", new(
        $"손상되어 읽지 못한 쪽: {List(pages)}", $"Pages that are damaged and were not read: {List(pages)}"));

    public static DocumentWarning UnreadableCharacters(int line) => new("unreadable-characters", new(
        $"읽을 수 없는 글자가 있습니다(처음은 {line}행). 저장된 문자 인코딩을 확인해 주십시오.",
        $"Some characters cannot be read (the first on line {line}). Check the encoding of the file."));

    private static string List(IReadOnlyList<int> pages) =>
        string.Join(", ", pages.Take(20).Select(p => p.ToString(CultureInfo.InvariantCulture))) + (pages.Count > 20 ? " …" : string.Empty);

    private static string Thousands(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
