using System.Collections.Immutable;
using Haechi.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Haechi.Platform.Backup;

/// <summary>A table as the area's model describes it: names from the database in use, kinds that both databases share.</summary>
/// <param name="Area">The area that owns it.</param>
/// <param name="Name">Name in the database.</param>
/// <param name="Columns">Columns by name.</param>
/// <param name="Seeded">True when its migrations put rows in, so that an empty database is not empty of them.</param>
internal sealed record TableModel(string Area, string Name, ImmutableArray<ColumnModel> Columns, bool Seeded)
{
    /// <summary>Every table of every area; what others refer to comes first.</summary>
    public static IReadOnlyList<TableModel> ReadAll(IEnumerable<Area> areas) => [.. areas.SelectMany(Read)];

    public string ColumnList => string.Join(", ", Columns.Select(c => $"\"{c.Name}\""));

    private static IEnumerable<TableModel> Read(Area area)
    {
        using var db = area.Create();
        var seeded = db.GetService<IDesignTimeModel>().Model.GetEntityTypes().Where(e => e.GetSeedData().Any()).Select(e => e.GetTableName()).ToHashSet();
        return
        [
            .. InOrder([.. db.Model.GetRelationalModel().Tables]).Select(table => new TableModel(
                area.Name,
                table.Name,
                [.. table.Columns.OrderBy(c => c.Name, StringComparer.Ordinal).Select(ColumnModel.Of)],
                seeded.Contains(table.Name))),
        ];
    }

    private static IEnumerable<ITable> InOrder(List<ITable> tables)
    {
        var done = new HashSet<ITable>();
        while (done.Count < tables.Count)
        {
            var ready = tables.Where(t => !done.Contains(t) && t.ForeignKeyConstraints.All(f => f.PrincipalTable == t || done.Contains(f.PrincipalTable)))
                .OrderBy(t => t.Name, StringComparer.Ordinal).ToList();
            if (ready.Count == 0)
            {
                throw new InvalidOperationException("Tables refer to each other in a circle: " + string.Join(", ", tables.Except(done).Select(t => t.Name)));
            }

            foreach (var table in ready)
            {
                done.Add(table);
                yield return table;
            }
        }
    }
}

/// <summary>What a column holds, in the terms of the archive.</summary>
internal enum ColumnKind
{
    Text,
    Whole,
    Number,
    Flag,
    Time,
    Day,
    Span,
    Guid,
    Bytes,
}

/// <summary>A column.</summary>
/// <param name="Name">Name in the database.</param>
/// <param name="Kind">What the model says it holds; both databases store it in their own way.</param>
/// <param name="Generated">True when the database counts it up by itself.</param>
internal sealed record ColumnModel(string Name, ColumnKind Kind, bool Generated)
{
    public static ColumnModel Of(IColumn column)
    {
        var property = column.PropertyMappings[0].Property;
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return new ColumnModel(column.Name, KindOf(type, property), property.ValueGenerated == ValueGenerated.OnAdd && type != typeof(Guid) && type != typeof(string));
    }

    private static ColumnKind KindOf(Type type, IProperty property) => Type.GetTypeCode(type.IsEnum ? typeof(string) : type) switch
    {
        TypeCode.Boolean => ColumnKind.Flag,
        TypeCode.Int16 or TypeCode.Int32 or TypeCode.Int64 => ColumnKind.Whole,
        TypeCode.Double or TypeCode.Single => ColumnKind.Number,
        TypeCode.String => ColumnKind.Text,
        _ when type == typeof(DateTimeOffset) => ColumnKind.Time,
        _ when type == typeof(DateOnly) => ColumnKind.Day,
        _ when type == typeof(TimeSpan) => ColumnKind.Span,
        _ when type == typeof(Guid) => ColumnKind.Guid,
        _ when type == typeof(byte[]) => ColumnKind.Bytes,
        // A value object with a converter, such as a sealed text: what is stored is what is kept.
        _ when property.GetValueConverter() is { } converter => KindOf(Nullable.GetUnderlyingType(converter.ProviderClrType) ?? converter.ProviderClrType, property),
        _ => throw new InvalidOperationException($"Column '{property.Name}' holds {type.Name}, which the archive does not know."),
    };
}
