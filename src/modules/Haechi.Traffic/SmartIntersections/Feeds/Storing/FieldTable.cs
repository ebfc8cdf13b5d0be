namespace Haechi.Traffic.SmartIntersections.Feeds.Storing;

/// <summary>A table that rows are put into, and what happens to a row that is there.</summary>
/// <param name="Name">The table.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="OnConflict">The statement's end, from <c>ON CONFLICT</c> on.</param>
internal sealed record FieldTable<T>(string Name, IReadOnlyList<FieldColumn<T>> Columns, string OnConflict)
{
    public string ColumnList => string.Join(", ", Columns.Select(c => c.Name));
}

/// <summary>A column and how a row becomes its value: alone for SQLite, all rows at once for PostgreSQL.</summary>
internal abstract record FieldColumn<T>(string Name)
{
    public abstract object? One(T row);

    public abstract Array All(IReadOnlyList<T> rows);
}

/// <inheritdoc />
internal sealed record FieldColumn<T, TValue>(string Name, Func<T, TValue> Value) : FieldColumn<T>(Name)
{
    public override object? One(T row) => Value(row);

    public override Array All(IReadOnlyList<T> rows) => rows.Select(Value).ToArray();
}
