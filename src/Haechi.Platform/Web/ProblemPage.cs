using System.Globalization;
using System.Text.Encodings.Web;
using Haechi.Kernel;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Web;

/// <summary>A problem as a page that needs nothing else to work: no database, no script, no session. The theme's sheet is static; without it the page still reads well.</summary>
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
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(refusal.Message)} · 해치</title>
            <link rel="icon" type="image/svg+xml" href="/_content/Haechi.Console/dist/icons/haechi.svg">
            <link rel="stylesheet" href="/_content/Haechi.Console/dist/console.css"></head>
            <body class="hc-public">
            <main class="hc-problem hc-public-width">
            <img src="/_content/Haechi.Console/dist/icons/haechi.svg" width="72" height="72" alt="">
            <h1>{Text(refusal.Message)}</h1>
            <p>{Text(refusal.Mend)}</p>
            <p><a class="hc-button" href="/">{home}</a></p>
            <p><small>{number}: {HtmlEncoder.Default.Encode(trace)}</small></p>
            </main>
            </body>
            </html>
            """,
            context.RequestAborted);
    }

    private static string Text(LocalizedText text) => HtmlEncoder.Default.Encode(text.ToString());
}
