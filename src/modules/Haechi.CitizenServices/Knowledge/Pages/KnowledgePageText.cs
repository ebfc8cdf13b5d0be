namespace Haechi.CitizenServices.Knowledge.Pages;

/// <summary>Key of the texts of the editors' pages: Korean in <c>KnowledgePageText.resx</c>, English in <c>KnowledgePageText.en.resx</c>.</summary>
internal sealed class KnowledgePageText;
