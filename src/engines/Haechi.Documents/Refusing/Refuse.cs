using System.Globalization;

namespace Haechi.Documents;

/// <summary>Every reason for which a file is refused, in both languages.</summary>
internal static class Refuse
{
    public static RefusedException NotFound(string where) => Of("not-found", where,
        "파일이 없습니다.", "There is no such file.",
        "경로를 확인해 주십시오.", "Check the path.");

    public static RefusedException Unreadable(string where, string why) => Of("unreadable", where,
        $"파일을 열 수 없습니다: {why}", $"The file cannot be opened: {why}",
        "읽기 권한과 저장 장치를 확인해 주십시오.", "Check the permission to read it and the storage.");

    public static RefusedException Empty(string where) => Of("empty-file", where,
        "내용이 없는 파일(0바이트)입니다.", "The file is empty (0 bytes).",
        "원본을 다시 저장하거나 다시 받아 주십시오.", "Save or fetch the original again.");

    public static RefusedException TooLarge(string where, long limit) => Of("too-large", where,
        $"파일이 한도({Megabytes(limit)})보다 큽니다.", $"The file is larger than the limit of {Megabytes(limit)}.",
        "문서를 나누어 올려 주십시오.", "Split the document.");

    public static RefusedException Encrypted(string where) => Of("encrypted", where,
        "암호가 걸려 있거나 문서 보안(DRM)이 적용된 문서입니다.", "The document is protected by a password or by rights management.",
        "암호나 문서 보안을 풀고 다시 저장해 주십시오.", "Remove the protection and save it again.");

    public static RefusedException Broken(string where, string detail) => Of("broken", where,
        $"파일이 손상되었거나 잘려 있습니다({detail}).", $"The file is damaged or cut off ({detail}).",
        "원본을 프로그램에서 열어 다시 저장하거나 다시 받아 주십시오.", "Open the original in its program and save it again, or fetch it again.");

    public static RefusedException Unsupported(string where, string found, string mendKo, string mendEn) => Of("unsupported-format", where,
        $"읽을 수 없는 형식입니다: {found}", $"This format is not read: {found}", mendKo, mendEn);

    public static RefusedException ZipBomb(string where) => Of("zip-bomb", where,
        "압축을 풀면 지나치게 커지는 파일입니다.", "The file grows beyond measure when it is unpacked.",
        "보낸 곳을 확인하고, 정상 문서라면 그림을 줄이거나 문서를 나누어 다시 저장해 주십시오.", "Check where it comes from; if it is a real document, split it or save it with smaller pictures.");

    public static RefusedException UnsafeEntry(string where) => Of("unsafe-entry", where,
        "압축 파일 안의 이름이 폴더 밖을 가리킵니다.", "A name inside the archive points outside of it.",
        "보낸 곳을 확인하고, 정상 문서라면 원본을 다시 저장해 주십시오.", "Check where it comes from; if it is a real document, save the original again.");

    public static RefusedException ForbiddenXml(string where) => Of("dtd-forbidden", where,
        "문서 안의 XML에 허용하지 않는 선언(DTD)이 있습니다.", "The XML inside the document carries a DTD, which is not allowed.",
        "보낸 곳을 확인하고, 정상 문서라면 원본을 다시 저장해 주십시오.", "Check where it comes from; if it is a real document, save the original again.");

    public static RefusedException TooDeep(string where, int limit) => Of("too-deep", where,
        $"문서 구조가 {limit}단계보다 깊게 겹쳐 있습니다.", $"The document is nested deeper than {limit} levels.",
        "겹친 표나 글상자를 줄여 주십시오.", "Nest fewer tables and boxes.");

    public static RefusedException TooManyParts(string where, long limit) => Of("too-many-parts", where,
        $"문서 안의 조각이 한도({limit.ToString("N0", CultureInfo.InvariantCulture)}개)보다 많습니다.",
        $"The document has more than {limit.ToString("N0", CultureInfo.InvariantCulture)} parts.",
        "문서를 나누어 주십시오.", "Split the document.");

    public static RefusedException TableTooLarge(string where, int limit) => Of("table-too-large", where,
        $"표가 한도({limit.ToString("N0", CultureInfo.InvariantCulture)}칸)보다 큽니다.",
        $"A table has more than {limit.ToString("N0", CultureInfo.InvariantCulture)} squares.",
        "표를 나누거나 CSV로 저장해 주십시오.", "Split the table or save it as CSV.");

    public static RefusedException NotText(string where) => Of("not-text", where,
        "글자로 읽을 수 없는 내용입니다(문자 인코딩을 알 수 없음).", "The content does not read as text (unknown encoding).",
        "UTF-8로 다시 저장하거나 파일 형식을 확인해 주십시오.", "Save it as UTF-8 or check what kind of file it is.");

    public static RefusedException NoText(string where) => Of("no-text", where,
        "그림만 있고 글자가 없는 문서입니다.", "The document holds pictures only, no text.",
        "글자 인식(OCR)을 거치거나 원본 문서를 올려 주십시오.", "Run text recognition on it or bring the original document.");

    public static RefusedException OpenQuote(string where, long line) => Of("open-quote", $"{where}:{line}",
        $"{line}행에서 연 따옴표가 닫히지 않았습니다.", $"A quote that opens on line {line} is never closed.",
        "그 행의 따옴표를 확인해 주십시오. 내용 안의 따옴표는 두 번(\"\") 적습니다.", "Check the quotes of that line; a quote inside of a field is written twice (\"\").");

    public static RefusedException RowTooLong(string where, long line) => Of("row-too-long", $"{where}:{line}",
        $"{line}행이 지나치게 깁니다.", $"The row on line {line} is too long.",
        "줄바꿈과 구분자를 확인해 주십시오.", "Check its line ends and delimiters.");

    private static RefusedException Of(string code, string where, string ko, string en, string mendKo, string mendEn) =>
        new(new DocumentRefusal(code, where, new DocumentText(ko, en), new DocumentText(mendKo, mendEn)));

    private static string Megabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(bytes >> 20, 1):N0} MB");
}
