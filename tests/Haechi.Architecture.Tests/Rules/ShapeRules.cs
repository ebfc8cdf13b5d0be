using Haechi.Architecture.Tests.Sources;

namespace Haechi.Architecture.Tests.Rules;

/// <summary>The shape of the code as a whole.</summary>
public class ShapeRules
{
    private static readonly int[] Lengths =
        [.. Tree.Code.Where(f => f.StartsWith("src/", StringComparison.Ordinal)).Select(f => File.ReadLines(Tree.Absolute(f)).Count()).Order()];

    [Fact]
    public void Nine_files_of_ten_have_at_most_200_lines()
    {
        Lengths[Lengths.Length * 9 / 10].ShouldBeLessThanOrEqualTo(200);
    }

    [Fact]
    public void A_namespace_follows_its_folder() => Rule.Holds(
        from file in Tree.Code
        where file.EndsWith(".cs", StringComparison.Ordinal)
        let project = Project.All.Where(p => file.StartsWith(p.Folder + "/", StringComparison.Ordinal)).MaxBy(p => p.Folder.Length)
        where project is not null
        let expected = string.Join('.', file[(project.Folder.Length + 1)..].Split('/').SkipLast(1).Prepend(project.Name))
        let found = System.Text.RegularExpressions.Regex.Match(Tree.Text(file), @"^namespace ([\w.]+);", System.Text.RegularExpressions.RegexOptions.Multiline).Groups[1].Value
        where found.Length > 0 && !$"{expected}.".StartsWith($"{found}.", StringComparison.Ordinal)
        select $"{file}: {found}",
        "Move the file or mend the namespace: it is the path of its folder, or of one above.");
}
