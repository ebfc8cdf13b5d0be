using System.Diagnostics.CodeAnalysis;

namespace Haechi.Kernel;

/// <summary>An expected "no": what was refused, in words a person can act on. Bugs throw instead.</summary>
/// <param name="Code">Stable machine name in kebab-case, e.g. <c>case-closed</c>.</param>
/// <param name="Message">What is wrong, and where.</param>
/// <param name="Mend">How to put it right.</param>
public sealed record Refusal(string Code, LocalizedText Message, LocalizedText Mend);

/// <summary>The result of a call that may be refused: either a value or a <see cref="Kernel.Refusal"/>.</summary>
public readonly struct Outcome<T>
{
    private readonly T? _value;
    private readonly Refusal? _refusal;
    private readonly bool _given;

    private Outcome(T? value, Refusal? refusal) => (_value, _refusal, _given) = (value, refusal, true);

    /// <summary>The refusal, or null when the call succeeded. A default outcome was never given: reading it is a bug and throws.</summary>
    public Refusal? Refusal => _given ? _refusal : throw new InvalidOperationException("This outcome was never given.");

    /// <summary>True when the call succeeded and <see cref="Value"/> may be read.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Succeeded => Refusal is null;

    /// <summary>The value. Reading it from a refused outcome is a bug and throws.</summary>
    public T Value => Succeeded
        ? _value!
        : throw new InvalidOperationException($"The call was refused: {Refusal.Code}.");

    /// <summary>Continues with <paramref name="next"/> when this succeeded, else keeps the refusal.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Succeeded ? next(Value) : Refusal;
    }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return new(default, refusal);
    }
}
