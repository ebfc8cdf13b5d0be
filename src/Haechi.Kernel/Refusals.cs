namespace Haechi.Kernel;

/// <summary>Short way to state a refusal in both languages.</summary>
public static class Refusals
{
    /// <summary>A refusal with message and mend in Korean and English.</summary>
    public static Refusal Of(string code, string ko, string en, string mendKo, string mendEn) =>
        new(code, new LocalizedText(ko, en), new LocalizedText(mendKo, mendEn));
}
