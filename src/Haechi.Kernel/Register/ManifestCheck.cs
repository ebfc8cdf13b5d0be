using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Haechi.Kernel.Register;

/// <summary>Holds manifests to what their fields promise. Every error is told at once, so that one start is enough to mend them all.</summary>
public static partial class ManifestCheck
{
    private static readonly LocalizedText BothLanguages = new("한국어와 영어로 모두 적어 주세요.", "Write it in Korean and in English.");
    private static readonly LocalizedText Kebab = new("영문 소문자로 시작하고 소문자·숫자·붙임표(-)만, 40자 이내로 적어 주세요.", "Use lower-case letters, digits and single hyphens, beginning with a letter, at most 40 characters.");
    private static readonly LocalizedText Unique = new("서로 다른 이름을 써 주세요.", "Use a name that no other has.");
    private static readonly LocalizedText Given = new("비워 둘 수 없습니다.", "It must not be empty.");

    /// <summary>All errors of all manifests, in the order of the manifests; empty when they are right.</summary>
    public static ImmutableArray<ManifestError> Check(IEnumerable<ServiceManifest> manifests)
    {
        ArgumentNullException.ThrowIfNull(manifests);
        var all = manifests.ToList();
        var errors = ImmutableArray.CreateBuilder<ManifestError>();
        foreach (var manifest in all)
        {
            var sheet = new Sheet(manifest.Id ?? string.Empty, errors);
            CheckTexts(manifest, sheet);
            CheckNumbers(manifest, sheet);
            CheckModels(manifest, sheet);
            CheckAutomatic(manifest, sheet);
            CheckKpis(manifest, sheet);
        }

        foreach (var twice in all.GroupBy(m => m.Id, StringComparer.Ordinal).Where(g => g.Count() > 1))
        {
            errors.Add(new(twice.Key ?? string.Empty, "id", twice.Key ?? string.Empty, Unique));
        }

        return errors.ToImmutable();
    }

    private static void CheckTexts(ServiceManifest manifest, Sheet sheet)
    {
        sheet.Kebab("id", manifest.Id);
        sheet.Text("name", manifest.Name);
        sheet.Text("summary", manifest.Summary);
        sheet.Text("organisation", manifest.Organisation);
        sheet.Text("department", manifest.Department);
        sheet.Text("area", manifest.Area);
        sheet.Text("purpose", manifest.Purpose);
        sheet.Text("legalBasis", manifest.LegalBasis);
        sheet.Text("riskReason", manifest.RiskReason);
        if (manifest.Website is { } website && (!website.StartsWith('/') || website.StartsWith("//", StringComparison.Ordinal)))
        {
            sheet.Add("website", website, new("이 서버 안의 경로를 '/'로 시작해 적어 주세요.", "Use a path of this server that begins with '/'."));
        }
    }

    private static void CheckNumbers(ServiceManifest manifest, Sheet sheet)
    {
        sheet.Known("risk", manifest.Risk);
        sheet.Known("data", manifest.Data);
        sheet.Known("stage", manifest.Stage);
        sheet.Range("retentionDays", manifest.RetentionDays, manifest.Data >= DataClass.Personal ? 1 : 0, 36_500);
        sheet.Range("caseThreshold", manifest.CaseThreshold, 0, 1);
        sheet.Range("dueHours", manifest.DueHours ?? 1, 1, 8_760);
        sheet.Range("dueWorkingDays", manifest.DueWorkingDays, 1, 250);
    }

    private static void CheckModels(ServiceManifest manifest, Sheet sheet)
    {
        var models = sheet.Rows("models", manifest.Models);
        for (var i = 0; i < models.Length; i++)
        {
            var (at, model) = ($"models[{i}]", models[i]);
            sheet.Filled($"{at}.id", model.Id);
            sheet.Filled($"{at}.version", model.Version);
            sheet.Filled($"{at}.licence", model.Licence);
            sheet.Text($"{at}.task", model.Task);
            if (model.Sha256 is { } hash && !Sha256().IsMatch(hash))
            {
                sheet.Add($"{at}.sha256", hash, new("소문자 16진수 64자리로 적어 주세요.", "Use 64 lower-case hexadecimal digits."));
            }
        }

        sheet.Distinct("models", models.Select(m => $"{m.Id} {m.Version}"));
    }

    private static void CheckAutomatic(ServiceManifest manifest, Sheet sheet)
    {
        var actions = sheet.Rows("automaticActions", manifest.AutomaticActions);
        for (var i = 0; i < actions.Length; i++)
        {
            var (at, action) = ($"automaticActions[{i}]", actions[i]);
            sheet.Kebab($"{at}.ruleId", action.RuleId);
            sheet.Kebab($"{at}.actionKind", action.ActionKind);
            sheet.Text($"{at}.why", action.Why);
        }

        sheet.Distinct("automaticActions", actions.Select(a => a.RuleId));
    }

    private static void CheckKpis(ServiceManifest manifest, Sheet sheet)
    {
        var kpis = sheet.Rows("kpis", manifest.Kpis);
        for (var i = 0; i < kpis.Length; i++)
        {
            var (at, kpi) = ($"kpis[{i}]", kpis[i]);
            sheet.Kebab($"{at}.id", kpi.Id);
            sheet.Text($"{at}.name", kpi.Name);
            sheet.Filled($"{at}.unit", kpi.Unit);
            sheet.Range($"{at}.target", kpi.Target, -1e12, 1e12);
        }

        sheet.Distinct("kpis", kpis.Select(k => k.Id));
    }

    /// <summary>The errors of one manifest, being written.</summary>
    private sealed class Sheet(string serviceId, ImmutableArray<ManifestError>.Builder errors)
    {
        public void Add(string field, string? given, LocalizedText mend) =>
            errors.Add(new(serviceId, field, given is { Length: > 60 } ? given[..60] + "…" : given ?? string.Empty, mend));

        public void Kebab(string field, string? given)
        {
            if (given is null || given.Length > 40 || !KebabCase().IsMatch(given))
            {
                Add(field, given, ManifestCheck.Kebab);
            }
        }

        public void Filled(string field, string? given)
        {
            if (string.IsNullOrWhiteSpace(given))
            {
                Add(field, given, ManifestCheck.Given);
            }
        }

        public void Text(string field, LocalizedText? given)
        {
            if (given is null || string.IsNullOrWhiteSpace(given.Ko) || string.IsNullOrWhiteSpace(given.En))
            {
                Add(field, given?.Ko ?? given?.En, BothLanguages);
            }
        }

        public void Known<T>(string field, T given)
            where T : struct, Enum
        {
            if (!Enum.IsDefined(given))
            {
                var allowed = string.Join(", ", Enum.GetNames<T>());
                Add(field, given.ToString(), new($"다음 중 하나여야 합니다: {allowed}.", $"It must be one of {allowed}."));
            }
        }

        public void Range(string field, double given, double from, double to)
        {
            if (!(given >= from && given <= to))
            {
                Add(field, given.ToString(CultureInfo.InvariantCulture), new($"{from}부터 {to}까지입니다.", $"It must be from {from} to {to}."));
            }
        }

        public void Distinct(string field, IEnumerable<string> names)
        {
            foreach (var twice in names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1))
            {
                Add(field, twice.Key, Unique);
            }
        }

        public ImmutableArray<T> Rows<T>(string field, ImmutableArray<T> given)
        {
            if (!given.IsDefault)
            {
                return given;
            }

            Add(field, null, new("없으면 빈 목록 []으로 두어 주세요.", "Use an empty list [] for none."));
            return [];
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex KebabCase();

    [GeneratedRegex("^[0-9a-f]{64}$", RegexOptions.CultureInvariant)]
    private static partial Regex Sha256();
}
