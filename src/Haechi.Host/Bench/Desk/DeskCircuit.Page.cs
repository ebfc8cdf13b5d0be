using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Haechi.Host.Bench.Desk;

/// <summary>What the server tells a browser, and what the browser answers.</summary>
internal sealed partial class DeskCircuit
{
    // The heading that the console shows in place of a page that failed.
    private static readonly byte[] CrashMark = Encoding.UTF8.GetBytes("hc-problem");

    private void Take(object?[] message)
    {
        if (message is [3L, _, "0", 1L, var error, ..])
        {
            Fail($"the live page did not start: {error}");
        }

        if (message is not [1L, _, _, string target, object?[] arguments, ..])
        {
            return;
        }

        switch (target)
        {
            case "JS.RenderBatch":
                Batches++;
                Look(new RenderedBatch((byte[])arguments[1]!));
                Send(null, "OnRenderCompleted", arguments[0], null);
                break;
            case "JS.BeginInvokeJS":
                Answer(arguments);
                break;
            case "JS.Error":
                Fail($"the live page failed: {arguments[0]}");
                break;
        }
    }

    /// <summary>A browser without a screen has nothing to do, but the server waits for its word.</summary>
    private void Answer(object?[] arguments)
    {
        if (arguments[1] is string name && name.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse((string)arguments[2]!);
            _interop = json.RootElement[1].GetProperty("__dotNetObject").GetInt64();
        }

        if (arguments[0] is long task && task != 0)
        {
            Send(null, "EndInvokeJSFromDotNet", task, true, $"[{task},true,null]");
        }
    }

    private void Look(RenderedBatch batch)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_gate)
        {
            foreach (var element in batch.Elements())
            {
                Remember(element);
            }

            if (batch.Shows(CrashMark))
            {
                Fault = "the page shows that something went wrong";
            }

            foreach (var (text, seen) in _awaited.Where(a => batch.Shows(a.Text)))
            {
                seen.TrySetResult(now);
            }

            _awaited.RemoveAll(a => a.Seen.Task.IsCompleted);
        }
    }

    /// <summary>Elements are known by their id, else by the key that presses them, else by the first word of their class.</summary>
    private void Remember(RenderedElement element)
    {
        var name = element.Attributes.GetValueOrDefault("id") is { Length: > 0 } id ? $"#{id}"
            : element.Attributes.GetValueOrDefault("aria-keyshortcuts") is { Length: > 0 } key ? $"{element.Name} {key}"
            : $"{element.Name} .{element.Attributes.GetValueOrDefault("class")?.Split(' ')[0]}";
        foreach (var (handled, handler) in element.Handlers)
        {
            _handlers[$"{name} {handled}"] = handler;
        }
    }
}
