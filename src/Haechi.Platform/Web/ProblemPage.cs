using System.Globalization;
using System.Text.Encodings.Web;
using Haechi.Kernel;
using Microsoft.AspNetCore.Http;

namespace Haechi.Platform.Web;

/// <summary>A problem as a page that needs nothing else to work: no database, no script, no session; without the stylesheet it is plain. The theme's sheet is static; without it the page still reads well.</summary>
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
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{Text(refusal.Message)} · 해치 Haechi</title>
            <link rel="stylesheet" href="/_content/Haechi.Console/dist/console.css">
            </head>
            <body>
            <div class="hc-public">
            <header class="hc-public-head"><div class="hc-public-bar hc-public-width"><a class="hc-brand" href="/">해치 <span class="hc-brand-latin" lang="en">Haechi</span></a></div></header>
            <main class="hc-public-main hc-public-width" id="main">
            <div class="hc-problem">
            <h1>{Text(refusal.Message)}</h1>
            <p>{Text(refusal.Mend)}</p>
            <div class="hc-row"><a class="hc-button" href="/">{home}</a></div>
            <p class="hc-hint">{number}: {HtmlEncoder.Default.Encode(trace)}</p>
            </div>
            </main>
            </div>
            </body>
            </html>
            """,
            context.RequestAborted);
    }

    private static string Text(LocalizedText text) => HtmlEncoder.Default.Encode(text.ToString());
}
