using Haechi.Kernel;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Startup;

/// <summary>What an administrator does about a storage fault.</summary>
internal static class StorageMends
{
    public static LocalizedText For(StorageFault fault) => fault switch
    {
        StorageFault.DiskFull => new(
            "디스크에 빈 공간을 확보해 주세요.",
            "Free space on the disk of the data folder."),
        StorageFault.Locked => new(
            "데이터베이스 파일을 열어 둔 다른 프로그램을 닫아 주세요.",
            "Close the other program that holds the database file."),
        StorageFault.Corrupted => new(
            "데이터베이스 파일이 손상되었습니다. 파일을 옮겨 두고 haechi restore 로 최근 백업을 복원해 주세요.",
            "The database file is damaged. Move it aside and restore the latest backup with 'haechi restore'."),
        StorageFault.Unreachable => new(
            "PostgreSQL 서버가 켜져 있는지, 접속 문자열이 맞는지 확인해 주세요.",
            "Check that the PostgreSQL server runs and that the connection string is right."),
        StorageFault.InputOutput => new(
            "데이터 폴더가 있고 쓸 수 있는지 확인해 주세요.",
            "Check that the data folder exists and can be written."),
        _ => new(
            "로그에서 원인을 확인해 주세요.",
            "Read the cause in the log."),
    };
}
