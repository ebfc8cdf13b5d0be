using Haechi.Platform.Persistence;

namespace Haechi.Platform.Startup;

/// <summary>What a person sees while storage takes no work. It needs neither the database nor a script (the sheet is a static file), and tells no internals.</summary>
internal static class StatusPage
{
    public static string Render(StorageHealth health)
    {
        var (title, text) = health.Trouble is null
            ? ("준비하고 있습니다", "서비스를 시작하는 중입니다. 잠시 뒤 이 화면이 저절로 바뀝니다.")
            : ("잠시 이용할 수 없습니다", "자료를 저장하는 곳에 문제가 있어 새 접수를 받지 않고 있습니다. 이미 접수된 내용은 안전합니다. 복구되면 이 화면이 저절로 바뀝니다.");
        var english = health.Trouble is null
            ? "The service is starting. This page reloads by itself."
            : "Storage is in trouble, so nothing new is accepted for now. What was accepted before is safe. This page reloads by itself.";
        return $"""
            <!doctype html>
            <html lang="ko">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="5">
            <title>{title} · 해치</title>
            <link rel="icon" type="image/svg+xml" href="/_content/Haechi.Console/dist/icons/haechi.svg">
            <link rel="stylesheet" href="/_content/Haechi.Console/dist/console.css">
            </head>
            <body class="hc-public">
            <main class="hc-problem hc-public-width">
            <img src="/_content/Haechi.Console/dist/icons/haechi.svg" width="72" height="72" alt="">
            <h1>{title}</h1>
            <p>{text}</p>
            <p lang="en">{english}</p>
            <p>급한 민원은 120다산콜재단(국번 없이 120)으로 전화해 주세요.</p>
            </main>
            </body>
            </html>
            """;
    }
}
