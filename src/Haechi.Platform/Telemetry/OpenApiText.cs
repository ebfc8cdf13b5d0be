using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Haechi.Platform.Telemetry;

/// <summary>What the OpenAPI document says beside the operations themselves.</summary>
internal static class OpenApiText
{
    private const string TokenScheme = "token";

    public static void Apply(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Haechi",
                Version = "v1",
                Description = "The city's AI services. Errors are problem documents (RFC 9457) with a code, a message and a mend in Korean and English. "
                    + "A 2xx answer to a change means that it is on disk; repeat a request with the same idempotency key as often as needed.",
            };
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[TokenScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "A machine token, made by an administrator in the console.",
            };
            return Task.CompletedTask;
        });
    }
}
