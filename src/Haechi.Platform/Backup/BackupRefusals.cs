using Haechi.Kernel;

namespace Haechi.Platform.Backup;

/// <summary>Why an archive was not restored.</summary>
internal static class BackupRefusals
{
    public static Refusal NoArchive(string file) => Refusals.Of(
        "no-archive",
        $"{file}: 해치 백업 파일이 아닙니다.",
        $"{file} is not an archive of 'haechi backup'.",
        "haechi backup 으로 만든 파일을 지정해 주세요.",
        "Name a file that 'haechi backup' wrote.");

    public static Refusal Altered(string entry) => Refusals.Of(
        "archive-altered",
        $"백업 파일의 {entry} 이(가) 목록의 해시와 다릅니다. 아무것도 복원하지 않았습니다.",
        $"{entry} of the archive does not have the hash of the manifest: it was altered or damaged. Nothing was restored.",
        "손상되지 않은 다른 백업을 사용해 주세요.",
        "Use another copy of the archive or an older one.");

    public static Refusal Newer(string what, string product) => Refusals.Of(
        "archive-newer",
        $"더 새로운 버전({product})에서 만든 백업입니다: {what}",
        $"The archive was written by a newer version ({product}); this one does not know {what}.",
        "해당 버전 이상의 해치에서 복원해 주세요.",
        "Restore it with that version or a newer one.");

    public static Refusal NotEmpty(string table) => Refusals.Of(
        "target-not-empty",
        $"복원할 데이터베이스에 이미 자료가 있습니다({table}).",
        $"The target already holds data (table {table}).",
        "빈 데이터 폴더를 쓰거나, 지금 자료를 버려도 되면 --force 를 붙여 주세요.",
        "Use an empty data folder, or --force to throw the present data away.");
}
