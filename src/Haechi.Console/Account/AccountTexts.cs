namespace Haechi.Console.Account;

/// <summary>Key of the account pages' texts: Korean in <c>AccountTexts.resx</c>, English in <c>AccountTexts.en.resx</c>.</summary>
public sealed class AccountTexts;
