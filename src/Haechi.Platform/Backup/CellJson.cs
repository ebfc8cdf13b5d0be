using System.Data.Common;
using System.Globalization;
using System.Text.Json;

namespace Haechi.Platform.Backup;

/// <summary>Cells as they stand in the archive: the same for both databases, so that either can read what the other wrote.</summary>
internal static class CellJson
{
    private const string DayForm = "yyyy-MM-dd";
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";

    /// <summary>Writes a cell of the reader's row.</summary>
    public static void Write(Utf8JsonWriter json, DbDataReader row, int index, ColumnKind kind)
    {
        if (row.IsDBNull(index))
        {
            json.WriteNullValue();
            return;
        }

        switch (kind)
        {
            case ColumnKind.Whole:
                json.WriteNumberValue(Convert.ToInt64(row.GetValue(index), CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Number:
                json.WriteNumberValue(Convert.ToDouble(row.GetValue(index), CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Flag:
                json.WriteBooleanValue(Convert.ToBoolean(row.GetValue(index), CultureInfo.InvariantCulture));
                break;
            case ColumnKind.Bytes:
                json.WriteBase64StringValue((byte[])row.GetValue(index));
                break;
            default:
                json.WriteStringValue(TextOf(row.GetValue(index), kind));
                break;
        }
    }

    /// <summary>A cell as SQLite stores it.</summary>
    public static object Read(JsonElement cell, ColumnKind kind) => cell.ValueKind == JsonValueKind.Null
        ? DBNull.Value
        : kind switch
        {
            ColumnKind.Whole => cell.GetInt64(),
            ColumnKind.Number => cell.GetDouble(),
            ColumnKind.Flag => cell.GetBoolean() ? 1L : 0L,
            ColumnKind.Bytes => cell.GetBytesFromBase64(),
            ColumnKind.Time => MicrosecondsOf(cell.GetString()!),
            ColumnKind.Span => TimeSpan.ParseExact(cell.GetString()!, "c", CultureInfo.InvariantCulture).Ticks,
            ColumnKind.Guid => cell.GetString()!.ToUpperInvariant(),
            _ => cell.GetString()!,
        };

    private static string TextOf(object value, ColumnKind kind) => (kind, value) switch
    {
        (ColumnKind.Time, long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond).ToString(TimeForm, CultureInfo.InvariantCulture),
        (ColumnKind.Time, DateTime time) => time.ToUniversalTime().ToString(TimeForm, CultureInfo.InvariantCulture),
        (ColumnKind.Day, DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture),
        (ColumnKind.Day, DateTime day) => day.ToString(DayForm, CultureInfo.InvariantCulture),
        (ColumnKind.Span, long ticks) => TimeSpan.FromTicks(ticks).ToString("c", CultureInfo.InvariantCulture),
        (ColumnKind.Span, TimeSpan span) => span.ToString("c", CultureInfo.InvariantCulture),
        (ColumnKind.Guid, Guid guid) => guid.ToString("D"),
        (ColumnKind.Guid, string text) => Guid.Parse(text).ToString("D"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static long MicrosecondsOf(string text) =>
        (DateTimeOffset.ParseExact(text, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
}
