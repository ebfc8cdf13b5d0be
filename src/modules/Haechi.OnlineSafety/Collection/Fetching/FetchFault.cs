using System.Net.Sockets;
using Haechi.Platform.Web;

namespace Haechi.OnlineSafety.Collection.Fetching;

/// <summary>Turns what a connection throws into the word that is counted.</summary>
internal static class FetchFault
{
    /// <returns>One of <see cref="SkipReason"/>.</returns>
    public static string ReasonOf(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            switch (inner)
            {
                case OutgoingRefusedException refused:
                    return refused.IsInward ? SkipReason.Inward : SkipReason.OtherHost;
                case SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain }:
                    return SkipReason.UnknownName;
                case InvalidDataException:
                    return SkipReason.BrokenPacking;
            }
        }
        return exception switch
        {
            HttpRequestException http => Of(http.HttpRequestError),
            HttpIOException io => Of(io.HttpRequestError),
            _ => SkipReason.CutShort,
        };
    }

    private static string Of(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => SkipReason.UnknownName,
        HttpRequestError.SecureConnectionError => SkipReason.Certificate,
        HttpRequestError.ConfigurationLimitExceeded => SkipReason.Headers,
        HttpRequestError.InvalidResponse or HttpRequestError.HttpProtocolError => SkipReason.NotHttp,
        HttpRequestError.ResponseEnded => SkipReason.CutShort,
        _ => SkipReason.Unreachable,
    };
}
