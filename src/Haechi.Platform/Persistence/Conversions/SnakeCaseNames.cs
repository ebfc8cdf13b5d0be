using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Haechi.Platform.Persistence.Conversions;

/// <summary>Columns in snake_case, so that hand-written SQL needs no quotes on either database.</summary>
public static class SnakeCaseNames
{
    /// <summary>Renames every column of the model; call it last in <c>OnModelCreating</c>.</summary>
    public static void Apply(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            property.SetColumnName(Of(property.Name));
        }
    }

    internal static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
