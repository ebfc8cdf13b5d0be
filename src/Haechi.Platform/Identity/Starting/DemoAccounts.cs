using System.Text.Json;
using Haechi.Kernel.Auditing;
using Haechi.Kernel.Rooms;
using Haechi.Platform.Modules;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Identity;

/// <summary>
/// One account for each role, for the demo city only. Their generated passwords are kept in a file that only this user of the
/// machine may read, so that every start can print them; nothing of it exists without demo mode.
/// </summary>
public sealed class DemoAccounts
{
    private static readonly (string UserName, string Name, string Department, string Role)[] People =
    [
        ("counsellor", "김상담 (데모)", "120다산콜재단", Roles.Counsellor),
        ("counsellor2", "한상담 (데모)", "120다산콜재단", Roles.Counsellor),
        ("operator", "이관제 (데모)", "재난안전상황실", Roles.Operator),
        ("traffic", "오교통 (데모)", "교통운영과", Roles.Traffic),
        ("police", "강경찰 (데모)", "경찰청 교통과", Roles.Police),
        ("support", "윤지원 (데모)", "디지털성범죄안심지원센터", Roles.SupportWorker),
        ("monitor", "임감시 (데모)", "온라인 시민감시단", Roles.Monitor),
        ("investigator", "조수사 (데모)", "민생사법경찰국", Roles.Investigator),
        ("owner", "박담당 (데모)", "디지털도시국", Roles.ServiceOwner),
        ("tower", "최총괄 (데모)", "인공지능행정과", Roles.ControlTower),
        ("auditor", "정감사 (데모)", "감사위원회", Roles.Auditor),
    ];

    private readonly Ledger _ledger;
    private readonly AccountDesk _desk;
    private readonly string _file;

    internal DemoAccounts(Ledger ledger, AccountDesk desk, IOptions<StorageOptions> storage) =>
        (_ledger, _desk, _file) = (ledger, desk, Path.Combine(storage.Value.DataFolder, "demo-accounts.json"));

    /// <summary>Creates what is missing and returns the credentials of the demo accounts. Call it in demo mode only.</summary>
    public async Task<IReadOnlyList<NewCredentials>> EnsureAsync(CancellationToken cancellationToken)
    {
        var known = await ReadAsync(cancellationToken);
        var credentials = People.Select(person => known.FirstOrDefault(k => k.UserName == person.UserName)
            ?? new NewCredentials(person.UserName, person.Role, Passwords.Generate())).ToList();
        await KeepAsync(credentials, cancellationToken);
        return await _ledger.WriteAsync(
            async scope =>
            {
                var present = await scope.Use<IdentityDb>().Users.Select(user => user.UserName).ToListAsync(cancellationToken);
                foreach (var (person, own) in People.Zip(credentials).Where(pair => !present.Contains(pair.First.UserName)))
                {
                    var account = new Account { UserName = person.UserName, DisplayName = person.Name, Department = person.Department, Demo = true, CreatedAt = scope.At };
                    await _desk.CreateAsync(scope, account, own.Password, [person.Role]);
                    scope.Audit(new AuditNote(Actor.System, "account.created", "account", account.Id, null, $$"""{"role":"{{person.Role}}","demo":true}"""));
                }

                return credentials;
            },
            cancellationToken);
    }

    private async Task<IReadOnlyList<NewCredentials>> ReadAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(_file))
        {
            return [];
        }

        await using var stream = File.OpenRead(_file);
        return await JsonSerializer.DeserializeAsync<List<NewCredentials>>(stream, LedgerJson.Options, cancellationToken) ?? [];
    }

    // Before the accounts exist: a crash in between leaves a file that the next start uses, not accounts nobody can enter.
    private async Task KeepAsync(IReadOnlyList<NewCredentials> credentials, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(_file))!);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using var stream = new FileStream(_file, options);
        await JsonSerializer.SerializeAsync(stream, credentials, LedgerJson.Options, cancellationToken);
    }
}
