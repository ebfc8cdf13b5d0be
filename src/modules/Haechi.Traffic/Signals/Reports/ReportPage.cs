using System.Globalization;
using System.Net;
using System.Text;

namespace Haechi.Traffic.Signals.Reports;

/// <summary>Writes the report as one HTML file that needs nothing else: no script, no picture, no font from outside.</summary>
internal sealed class ReportPage(BeforeAfter told, ReportWords words)
{
    private const int Charted = 12, RowHeight = 40, Left = 250, Width = 380;

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1e2124;--soft:#58616a;--line:#cdd1d5;--back:#fff;--old:#8a949e;--new:#0b6e4f}
        @media (prefers-color-scheme:dark){:root{--ink:#f4f5f6;--soft:#b1b8be;--line:#464c53;--back:#131416;--old:#8a949e;--new:#4fbf95}}
        body{font:16px/1.6 "Pretendard GOV",Pretendard,"Noto Sans KR","Noto Sans CJK KR",sans-serif;color:var(--ink);background:var(--back);margin:0 auto;max-width:60rem;padding:1.5rem;word-break:keep-all}
        h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.2rem;margin-top:2rem}.note{border-left:4px solid var(--new);padding:.25rem .75rem}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border-bottom:1px solid var(--line);padding:.35rem .5rem;text-align:left;overflow-wrap:anywhere}
        th{color:var(--soft);font-weight:600}.wide{min-width:54rem}.t{white-space:nowrap}.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}svg{width:100%;height:auto}svg text{fill:var(--ink);font-size:12px}small{color:var(--soft)}
        .old{fill:var(--old)}.new{fill:var(--new)}
        @media print{:root{--ink:#000;--soft:#333;--line:#999;--back:#fff;--old:#999;--new:#0b6e4f}body{max-width:none;padding:0;font-size:11px}h2{break-after:avoid}tr{break-inside:avoid}.scroll{overflow:visible}.wide{min-width:0}.old,.new{print-color-adjust:exact}}
        """;

    private readonly StringBuilder _out = new();

    /// <summary>What it is of: a line below the title. Default: none.</summary>
    public string? Subject { get; init; }

    /// <summary>Names of its streets and junctions; the names in the network's file stay beside them. Default: none.</summary>
    public RoadNames Names { get; init; } = RoadNames.None;

    public string Write()
    {
        Put($"<!doctype html>\n<html lang=\"{words.Language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>{words.Title}</title><style>{Style}</style></head><body><main>\n");
        Put($"<h1>{words.Title}</h1>");
        if (Subject is { } subject)
            Put($"<p>{Text(subject)}</p>");
        Put($"<p class=\"note\">{words.Simulated}</p>");
        Put($"<p>{words.Before}: {Text(words.ControllerOf(told.Before.Name))}<br>{words.After}: {Text(words.ControllerOf(told.After.Name))}</p>");
        Summary();
        Chart();
        Table(words.ByMovement, Pairs(m => (m.Junction, m.From, m.To, m.Turn, -1)), withHour: false);
        Table(words.ByHour, Pairs(m => (m.Junction, m.From, m.To, m.Turn, m.Hour)), withHour: true);
        Put($"<h2>{words.Basis}</h2><ul>");
        foreach (var line in words.Basics(told))
            Put($"<li>{Text(line)}</li>");
        return _out.Append("</ul></main></body></html>\n").ToString();
    }

    private void Put(FormattableString html) => _out.Append(html.ToString(CultureInfo.InvariantCulture));

    private void Summary()
    {
        Put($"<h2>{words.Summary}</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{words.Summary}\"><table><thead><tr>{Heads(words.Measure)}{Numbers(words.Before, words.After, words.Change)}</tr></thead><tbody>");
        Line(words.Delay, s => s.Delay);
        Line(words.Worst, s => s.Delays.Max());
        Line(words.Stops, s => s.Stops);
        Line(words.Queue, s => s.Queue);
        Line(words.MaxQueue, s => s.MaxQueue);
        Line(words.Co2, s => s.Co2);
        Line(words.Arrived, s => s.Arrived);
        _out.Append("</tbody></table></div>");
    }

    private void Line(string name, Func<Side, double> value) =>
        Put($"<tr><th scope=\"row\">{name}</th><td class=\"n\">{Number(value(told.Before))}</td><td class=\"n\">{Number(value(told.After))}</td><td class=\"n\">{Change(value(told.Before), value(told.After))}</td></tr>");

    private void Chart()
    {
        var rows = Pairs(m => (m.Junction, m.From, m.To, m.Turn, -1)).OrderByDescending(p => p.Before.Delay + p.After.Delay).Take(Charted).ToList();
        var most = Math.Max(1, rows.Select(r => Math.Max(r.Before.DelayEach, r.After.DelayEach)).DefaultIfEmpty().Max());
        Put($"<h2>{words.Chart}</h2><svg viewBox=\"0 0 {Left + Width + 90} {rows.Count * RowHeight + 30}\" role=\"img\" aria-label=\"{words.Chart}\">");
        Put($"<rect class=\"old\" x=\"{Left}\" y=\"4\" width=\"12\" height=\"12\"/><text x=\"{Left + 18}\" y=\"14\">{words.Before}</text><rect class=\"new\" x=\"{Left + 100}\" y=\"4\" width=\"12\" height=\"12\"/><text x=\"{Left + 118}\" y=\"14\">{words.After}</text>");
        for (var i = 0; i < rows.Count; i++)
        {
            var (before, after, y) = (rows[i].Before, rows[i].After, 30 + i * RowHeight);
            Put($"<text x=\"0\" y=\"{y + 12}\">{Text(Short(Names.Junction(before.Junction) ?? before.Junction, 34))}</text><text x=\"0\" y=\"{y + 27}\">{Text(Short($"{words.TurnOf(before.Turn)} {Names.Movement(before.From, before.To) ?? Ids(before)}", 38))}</text>");
            Bar("old", before.DelayEach, y, most);
            Bar("new", after.DelayEach, y + 15, most);
        }
        _out.Append("</svg>");
    }

    private void Bar(string kind, double value, int y, double most) => _out.Append(string.Create(CultureInfo.InvariantCulture,
        $"<rect class=\"{kind}\" x=\"{Left}\" y=\"{y}\" width=\"{value / most * Width:0.0}\" height=\"13\"/><text x=\"{Left + value / most * Width + 6:0.0}\" y=\"{y + 11}\">{value:0.0}</text>"));

    private void Table(string title, IEnumerable<(MovementFigures Before, MovementFigures After)> rows, bool withHour)
    {
        Put($"<h2>{title}</h2><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{title}\"><table class=\"wide\"><thead><tr>{(withHour ? Heads(words.Hour) : "")}{Heads(words.Junction, words.Turn, words.Movement)}{Numbers(words.Vehicles, words.Delay, words.Stops, words.MaxQueue, words.Co2)}</tr></thead><tbody>");
        foreach (var (before, after) in rows)
        {
            Put($"<tr>{(withHour ? $"<td>{before.Hour:00}:00</td>" : "")}<td>{Named(Names.Junction(before.Junction), before.Junction)}</td><td class=\"t\">{words.TurnOf(before.Turn)}</td><td>{Named(Names.Movement(before.From, before.To), Ids(before))}</td>");
            _out.Append(Pair(before.Vehicles, after.Vehicles, "0")).Append(Pair(before.DelayEach, after.DelayEach, "0.0")).Append(Pair(Each(before.Stops, before), Each(after.Stops, after), "0.00"))
                .Append(Pair(before.MaxQueue, after.MaxQueue, "0")).Append(Pair(before.Co2 / 1000, after.Co2 / 1000, "0.0")).Append("</tr>");
        }
        _out.Append("</tbody></table></div>");
    }

    private IEnumerable<(MovementFigures Before, MovementFigures After)> Pairs(Func<MovementFigures, (string, string, string, char, int)> key)
    {
        var (before, after) = (Sum(told.Before, key), Sum(told.After, key));
        foreach (var (name, one) in before.OrderBy(b => b.Value.Hour).ThenBy(b => b.Value.Junction, StringComparer.Ordinal).ThenBy(b => b.Value.From, StringComparer.Ordinal))
            yield return (one, after.GetValueOrDefault(name) ?? one with { Vehicles = 0, Delay = 0, Stops = 0, Standing = 0, MaxQueue = 0, Co2 = 0 });
    }

    private static Dictionary<(string, string, string, char, int), MovementFigures> Sum(Side side, Func<MovementFigures, (string, string, string, char, int)> key) =>
        side.Movements.Where(m => m.Junction.Length > 0).GroupBy(key).ToDictionary(g => g.Key, g => g.First() with
        {
            Vehicles = g.Sum(m => m.Vehicles), Delay = g.Sum(m => m.Delay), Stops = g.Sum(m => m.Stops), Standing = g.Sum(m => m.Standing), MaxQueue = g.Max(m => m.MaxQueue), Co2 = g.Sum(m => m.Co2),
        });

    private static string Ids(MovementFigures of) => $"{of.From} → {of.To}";

    private static string Named(string? name, string id) => name is null ? Text(id) : $"{Text(name)} <small>{Text(id)}</small>";

    private static double Each(double sum, MovementFigures of) => of.Vehicles > 0 ? sum / of.Vehicles : 0;

    private static string Pair(double before, double after, string form) => $"<td class=\"n\">{before.ToString(form, CultureInfo.InvariantCulture)} → {after.ToString(form, CultureInfo.InvariantCulture)}</td>";

    private static string Heads(params ReadOnlySpan<string> names) => string.Concat(names.ToArray().Select(n => $"<th scope=\"col\">{n}</th>"));

    private static string Numbers(params ReadOnlySpan<string> names) => string.Concat(names.ToArray().Select(n => $"<th scope=\"col\" class=\"n\">{n}</th>"));

    private static string Number(double value) => value.ToString("N1", CultureInfo.InvariantCulture);

    private static string Change(double before, double after) => before > 0 ? (after / before - 1).ToString("+0.0 %;−0.0 %;0.0 %", CultureInfo.InvariantCulture) : "—";

    private static string Short(string text, int longest) => text.Length > longest ? text[..(longest - 1)] + "…" : text;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
