using System.CommandLine;
using System.Text.Json;
using Haechi.CitizenServices.SeoulTalk.Commands;

namespace Haechi.CitizenServices.Tests.SeoulTalk.Commands;

public sealed class TalkVerbTests
{
    [Fact]
    public void Reads_a_report_as_JSON()
    {
        var (code, output, _) = Run("talk", "read", "강남역 3번 출구 앞에 차가 인도를 막고 있어요 12가3456", "--json");
        code.ShouldBe(0);
        var report = JsonDocument.Parse(output).RootElement;
        report.GetProperty("kind").GetString().ShouldBe("illegal-parking");
        report.GetProperty("place").GetString().ShouldBe("강남역 3번 출구 앞");
        report.GetProperty("plate").GetString().ShouldBe("12가3456");
        report.GetProperty("marks").GetArrayLength().ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Answers_a_question_as_JSON()
    {
        var (code, output, _) = Run("talk", "ask", "여권 재발급하려면 무엇이 필요한가요?", "--json");
        code.ShouldBe(0);
        JsonDocument.Parse(output).RootElement[0].GetProperty("entry").GetString().ShouldBe("passport-renew");
    }

    [Fact]
    public void Measures_a_file_of_cases()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, """{"text":"망원시장 앞 포트홀","kind":"pothole","place":"망원시장 앞","plate":null,"time":null}""");
            var (code, output, _) = Run("talk", "eval", "--reports", file, "--json");
            code.ShouldBe(0);
            JsonDocument.Parse(output).RootElement.GetProperty("reports").GetProperty("kind").GetProperty("right").GetInt32().ShouldBe(1);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Says_which_file_is_missing()
    {
        var (code, _, error) = Run("talk", "eval", "--reports", "none.jsonl");
        code.ShouldBe(2);
        error.ShouldContain("There is no file none.jsonl");
    }

    private static (int Code, string Output, string Error) Run(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var root = new RootCommand { TalkVerb.Create(TimeProvider.System) };
        var code = root.Parse(words).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
