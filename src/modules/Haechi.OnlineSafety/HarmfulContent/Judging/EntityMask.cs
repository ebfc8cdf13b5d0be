using Haechi.Text.Entities;

namespace Haechi.OnlineSafety.HarmfulContent.Judging;

/// <summary>What is shown of a contact without a trace: enough to tell two apart, not enough to use it.</summary>
internal static class EntityMask
{
    public static string Of(EntityKind kind, string normal) => kind switch
    {
        EntityKind.Phone when normal.Length > 7 => $"{normal[..3]}-****-{normal[^4..]}",
        EntityKind.Account => $"{normal[..(normal.IndexOf(':', StringComparison.Ordinal) + 1)]}****{normal[^3..]}",
        EntityKind.Messenger => $"{normal[..Math.Min(2, normal.Length)]}{new string('*', Math.Min(8, Math.Max(1, normal.Length - 3)))}{normal[^1..]}",
        EntityKind.Phone => "****",
        _ => normal,
    };

    /// <summary>Whether it leads to a person.</summary>
    public static bool IsPersonal(string kind) => kind is "phone" or "messenger" or "account";
}
