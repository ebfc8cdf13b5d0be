using Haechi.Kernel;
using Haechi.Platform.Web;

namespace Haechi.Platform.LanguageModels.Calling;

/// <summary>Why an endpoint cannot be called, before it is.</summary>
internal static class EndpointObstacle
{
    public static Refusal? Of(OutgoingGuard guard, string endpoint, Func<string?> readKey)
    {
        try
        {
            readKey();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Refusals.Of("model-key",
                "언어모델 열쇠 파일을 읽을 수 없습니다.", "The file with the language model's key cannot be read.",
                "설정 language_model.key_file(다른 임베딩 주소라면 embedding_key_file)의 경로와 읽기 권한을 확인해 주세요.",
                "Check the path in language_model.key_file (embedding_key_file for an embedding endpoint of its own) and who may read it.");
        }

        return guard.Check(endpoint).Refusal;
    }
}
