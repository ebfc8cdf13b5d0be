namespace Haechi.Text.Entities;

/// <summary>Finds numbers of bank accounts: a bank's name and ten to fourteen digits near it.</summary>
internal static class AccountScanner
{
    private const int Reach = 14;

    private static readonly WordTable Banks = WordTable.Load("banks");

    public static void Scan(FoldedText folded, List<TextEntity> found, int most)
    {
        var text = folded.Text;
        for (var i = 0; i < text.Length && found.Count < most; i++)
        {
            var (length, bank) = Banks.At(text, i);
            if (length > 0 && After(folded, i + length, bank) is { } account)
            {
                found.Add(account.Entity);
                i = account.End - 1;
            }
            else if (char.IsAsciiDigit(text[i]) && (i == 0 || !char.IsAsciiDigit(text[i - 1])) && Before(folded, i) is { } named)
            {
                found.Add(named.Entity);
                i = named.End - 1;
            }
        }
    }

    private static (TextEntity Entity, int End)? After(FoldedText folded, int from, string bank)
    {
        var text = folded.Text;
        for (var i = from; i < text.Length && i - from < Reach && text[i] != '\n'; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                return At(folded, i, bank, 0.95f, out _);
            }
        }

        return null;
    }

    // 110-000-000000 신한: the bank behind the number.
    private static (TextEntity Entity, int End)? Before(FoldedText folded, int at)
    {
        var text = folded.Text;
        if (At(folded, at, "", 0.9f, out var end) is not { } account)
        {
            return null;
        }

        for (var i = end; i < text.Length && i - end < 4; i++)
        {
            if (Banks.At(text, i) is { Length: > 0 } bank)
            {
                return (account.Entity with { Normal = $"{bank.Meaning}:{account.Entity.Normal[1..]}", Channel = bank.Meaning }, account.End);
            }
        }

        return null;
    }

    private static (TextEntity Entity, int End)? At(FoldedText folded, int at, string bank, float confidence, out int end)
    {
        Span<char> digits = stackalloc char[DigitRun.Most];
        var run = DigitRun.Read(folded.Text, at, digits, spoken: false);
        end = run.End;
        if (run.Count is < 10 or > 14 || (run.Count == 11 && digits is ['0', '1', '0', ..]))
        {
            return null;
        }

        var start = folded.StartOf(at);
        return (new TextEntity(EntityKind.Account, start, folded.EndOf(run.End - 1) - start, $"{bank}:{new string(digits[..run.Count])}", bank, confidence), run.End);
    }
}
