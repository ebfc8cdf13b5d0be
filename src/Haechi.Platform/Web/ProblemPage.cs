using System.Globalization;
using System.Text.Encodings.Web;
using Haechi.Kernel;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Web;

/// <summary>A problem as a page that needs nothing else to work: no database, no script, no session.</summary>
internal static class ProblemPage
{
    public static Task WriteAsync(HttpContext context, Refusal refusal, string trace)
    {
        var english = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";
        var home = english ? "To the start page" : "첫 화면으로";
        var number = english ? "Trace id" : "추적 번호";
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(
            $"""
            <!DOCTYPE html>
            <html lang="{(english ? "en" : "ko")}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(refusal.Message)} · 해치</title></head>
            <body>
            <main>
            <h1>{Text(refusal.Message)}</h1>
            <p>{Text(refusal.Mend)}</p>
            <p><a href="/">{home}</a></p>
            <p><small>{number}: {HtmlEncoder.Default.Encode(trace)}</small></p>
            </main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }

    private static string Text(LocalizedText text) => HtmlEncoder.Default.Encode(text.ToString());
}
