namespace Haechi.CitizenServices.SeoulTalk.Pages;

/// <summary>Key of the texts of 서울톡's pages: Korean in <c>TalkText.resx</c>, English in <c>TalkText.en.resx</c>.</summary>
internal sealed class TalkText;
