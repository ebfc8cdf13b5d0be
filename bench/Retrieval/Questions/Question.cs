namespace Haechi.Retrieval.Bench.Questions;

/// <summary>A question with the document that answers it.</summary>
/// <param name="Id">As in the data.</param>
/// <param name="Text">As it was asked, or as a generator changed it.</param>
/// <param name="Gold">Identifier of the document.</param>
/// <param name="Answers">What the answer says, as it stands in the document.</param>
/// <param name="HeldOut">Whether it belongs to the half that nobody read and nothing was fitted to.</param>
internal sealed record Question(string Id, string Text, string Gold, IReadOnlyList<string> Answers, bool HeldOut);

/// <summary>Paragraphs as documents, and the questions about them.</summary>
internal sealed record QuestionSet(IReadOnlyList<TextDocument> Documents, IReadOnlyList<Question> Questions);
