using Haechi.Platform.Persistence;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Haechi.Platform.Telemetry.Logs;

/// <summary>The only log provider: redacted JSON lines into daily files, warnings and errors also on standard error.</summary>
[ProviderAlias("Haechi")]
internal sealed class LogProvider(IOptions<StorageOptions> storage, IOptions<TelemetryOptions> options, TimeProvider clock) : ILoggerProvider
{
    private readonly LogFiles _files = new(Path.Combine(storage.Value.DataFolder, "logs"), options.Value.LogDays, clock);
    private readonly ConsoleLog _console = options.Value.Console;

    public ILogger CreateLogger(string categoryName) => new Logger(this, clock, categoryName);

    public void Dispose() => _files.Dispose();

    private void Write(LogEntry entry)
    {
        var json = LogLine.Json(entry);
        _files.Write(json);
        if (_console == ConsoleLog.Json)
        {
            Console.Error.WriteLine(json);
        }
        else if (_console == ConsoleLog.Text && entry.Level >= LogLevel.Warning)
        {
            Console.Error.WriteLine(LogLine.Text(entry));
        }
    }

    private sealed class Logger(LogProvider provider, TimeProvider clock, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                provider.Write(LogEntry.Of(clock, category, logLevel, eventId, state, exception, formatter));
            }
        }
    }
}
