namespace Haechi.Documents;

/// <summary>How tables join the blocks around them.</summary>
internal static class BlockList
{
    /// <summary>Adds a table. One of a single cell is a frame around text, not a table: what is in it joins the text.</summary>
    public static void AddTable(this List<Block> blocks, Table? table)
    {
        if (table is { Cells.Count: 1 })
        {
            if (table.Caption.Length > 0)
                blocks.Add(new Paragraph(table.Position, table.Caption));
            blocks.AddRange(table.Cells[0].Blocks);
        }
        else if (table is not null)
        {
            blocks.Add(table);
        }
    }
}
