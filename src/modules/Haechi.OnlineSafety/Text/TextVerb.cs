using System.CommandLine;

namespace Haechi.OnlineSafety.Text;

/// <summary><c>text</c>: texts on the command line, without a server.</summary>
internal static class TextVerb
{
    public static Command Create() => new("text", "Make up posts to train and test on.")
    {
        GenerateVerb.Create(),
    };
}
