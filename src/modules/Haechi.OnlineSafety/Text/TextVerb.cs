using System.CommandLine;

namespace Haechi.OnlineSafety.Text;

/// <summary><c>text</c>: texts on the command line, without a server.</summary>
internal static class TextVerb
{
    public static Command Create() => new("text", "Train and measure classifiers, judge texts, make up posts to train and test on.")
    {
        TrainVerb.Create(),
        ClassifyVerb.Create(),
        EvalVerb.Create(),
        GenerateVerb.Create(),
    };
}
