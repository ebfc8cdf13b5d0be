using System.CommandLine;
using Haechi.Host.Verbs;

namespace Haechi.Host.Bench;

/// <summary>Prints figures for people or for programs.</summary>
internal static class BenchReport
{
    public static void Write(ParseResult line, IngestFigures figures, bool json)
    {
        if (json)
        {
            line.WriteJson(figures);
            return;
        }

        line.Write($"""
            {figures.Database}: {figures.Clients} clients, {figures.Batch} findings a request, {(figures.Rate == 0 ? "as fast as answered" : $"{figures.Rate:N0} findings/s handed in")}, {figures.CasesInHundred} % open a case, {figures.Seconds} s
              accepted to disk   {figures.FindingsPerSecond:N0} findings/s in {figures.RequestsPerSecond:N0} requests/s
              accept             p50 {figures.AcceptMs.P50} ms, p99 {figures.AcceptMs.P99} ms, max {figures.AcceptMs.Max} ms
              … just started     p50 {figures.ColdMs.P50} ms, p99 {figures.ColdMs.P99} ms, max {figures.ColdMs.Max} ms (first ten seconds, not counted above)
              accept to webhook  p50 {figures.DeliverMs.P50} ms, p99 {figures.DeliverMs.P99} ms, max {figures.DeliverMs.Max} ms
              accepted {figures.Accepted:N0}, stored {figures.Stored:N0}, delivered {figures.Delivered:N0}, seen twice {figures.Doubled}: {(figures.AllThere ? "all there" : "NOT EQUAL")}
              answers 503 {figures.Busy}, processor time {figures.ProcessorMicrosPerFinding} µs a finding, peak memory {figures.PeakMemoryMb} MB
            """);
    }

    public static void Write(ParseResult line, CrashFigures figures, bool json)
    {
        if (json)
        {
            line.WriteJson(figures);
            return;
        }

        line.Write($"""
            {figures.Database}: killed {figures.Kills} times under load
              accepted {figures.Accepted:N0}, stored {figures.Stored:N0}, delivered {figures.Delivered:N0}, seen twice {figures.Doubled}
              requests repeated under their key {figures.RepeatedRequests}, deliveries dropped by their id {figures.DroppedDeliveries}
              findings with a case {figures.Triaged}, cases {figures.Cases}, audit trail {(figures.TrailIsWhole ? "whole" : "BROKEN")}
              {(figures.AllThere ? "Nothing was lost and nothing doubled." : "NOT EQUAL: something was lost or doubled.")}
            """);
    }
}
