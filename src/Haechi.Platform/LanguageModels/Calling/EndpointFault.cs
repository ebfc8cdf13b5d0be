using System.ClientModel;
using System.Text.Json;

namespace Haechi.Platform.LanguageModels.Calling;

/// <summary>Says why an endpoint failed, in words that hold nothing of what it sent: an error text may repeat keys and questions.</summary>
internal static class EndpointFault
{
    public static string Of(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case ClientResultException { Status: > 0 } answered:
                    return $"HTTP {answered.Status}";
                case HttpRequestException request:
                    return request.Message;
                case JsonException or FormatException:
                    return "What it sent is not the protocol.";
                case OperationCanceledException:
                    return "It was too slow.";
                case IOException:
                    return "The connection was cut.";
                case UnauthorizedAccessException:
                    return "The file with the key cannot be read.";
            }
        }

        return exception.GetType().Name;
    }
}
