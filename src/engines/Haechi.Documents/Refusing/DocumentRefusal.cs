namespace Haechi.Documents;

/// <summary>Why a file was not read, in words that its owner can act on.</summary>
/// <param name="Code">Stable machine name in kebab-case, e.g. <c>encrypted</c>.</param>
/// <param name="Where">The file, or the part of it, that is meant.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">How to put it right.</param>
public sealed record DocumentRefusal(string Code, string Where, DocumentText What, DocumentText Mend);

/// <summary>Carries a refusal out of nested reading; <see cref="DocumentReader"/> turns it into a value, nobody else sees it.</summary>
internal sealed class RefusedException(DocumentRefusal refusal) : Exception(refusal.What.En)
{
    public DocumentRefusal Refusal { get; } = refusal;
}
