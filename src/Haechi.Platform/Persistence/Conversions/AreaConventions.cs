using Haechi.Platform.PersonalData;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Haechi.Platform.Persistence.Conversions;

/// <summary>One set of mappings for both databases.</summary>
public static class AreaConventions
{
    /// <summary>
    /// Times: microseconds since 1970 on SQLite (it cannot order text offsets), <c>timestamptz</c> on PostgreSQL.
    /// Enums: their names, so that rows stay readable and reordering an enum changes nothing.
    /// </summary>
    public static void Apply(ModelConfigurationBuilder builder, string? providerName)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (providerName?.EndsWith("Sqlite", StringComparison.Ordinal) == true)
        {
            builder.Properties<DateTimeOffset>().HaveConversion<MicrosecondsConverter>();
            builder.Properties<TimeSpan>().HaveConversion<long>();
        }
        else
        {
            builder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();
        }

        builder.Properties<SealedText>().HaveConversion<SealedTextConverter>();
        builder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    private sealed class MicrosecondsConverter() : ValueConverter<DateTimeOffset, long>(
        time => (time.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
        stored => new DateTimeOffset((stored * TimeSpan.TicksPerMicrosecond) + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));

    private sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(
        time => time.ToUniversalTime(),
        stored => stored);
}
