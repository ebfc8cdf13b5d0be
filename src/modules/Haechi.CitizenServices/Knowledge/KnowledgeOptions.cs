using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;
using Haechi.Retrieval;
using Microsoft.Extensions.Options;

namespace Haechi.CitizenServices.Knowledge;

/// <summary>Section <c>knowledge</c> of the configuration.</summary>
internal sealed class KnowledgeOptions
{
    public const string Section = "knowledge";

    /// <summary>Words to look for too, a group each: <c>목욕탕 => 공중위생업</c> looks for the right side when the left is asked, <c>소파, 쇼파</c> for each when any is. Default: none.</summary>
    [Korean("함께 찾을 말. 한 줄에 한 묶음: ‘목욕탕 => 공중위생업’은 왼쪽을 물으면 오른쪽도, ‘소파, 쇼파’는 어느 하나를 물으면 모두 찾습니다. 기본은 없음.")]
    public string[] Synonyms { get; set; } = [];

    /// <summary>File with such groups, one a line, beside those above. Null (default): none.</summary>
    [Korean("같은 묶음을 한 줄에 하나씩 적은 파일. 위의 것에 더합니다. 비우면(기본) 쓰지 않습니다.")]
    public string? SynonymsFile { get; set; }

    /// <summary>Folders of this server that editors may import from in the console. Default: none.</summary>
    [Korean("편집자가 콘솔에서 가져올 수 있는 이 서버의 폴더. 기본은 없음.")]
    public string[] ImportFolders { get; set; } = [];

    /// <summary>Seconds between two pages that an import asks of one web host. Default 1; 0 to 60.</summary>
    [Korean("가져오기가 한 누리집에 두 번 묻는 사이의 시간(초). 0~60, 기본 1.")]
    public double PageSeconds { get; set; } = 1;

    /// <summary>Least cosine at which an entry that only its vector found is offered as "did you mean"; it is never the answer. Ignored without <c>language_model.embedding_model</c>. Models differ: try yours. 0 to 1, default 0.6.</summary>
    [Range(0.0, 1.0)]
    [Korean("벡터로만 찾은 항목을 ‘혹시 이것을 찾으시나요’로 보이는 최소 코사인. 답으로는 쓰지 않습니다. language_model.embedding_model이 없으면 쓰지 않습니다. 모델마다 다르니 시험해 정합니다. 0~1, 기본 0.6.")]
    public double VectorLikeness { get; set; } = 0.6;

    /// <summary>The table; null when there are no groups.</summary>
    public Synonyms? ReadSynonyms()
    {
        var lines = SynonymsFile is { Length: > 0 } file ? Synonyms.Concat(File.ReadAllLines(file)).ToList() : [.. Synonyms];
        return lines.Count == 0 ? null : Retrieval.Synonyms.Read(lines);
    }
}

/// <summary>Says which group of words cannot be read.</summary>
internal sealed class KnowledgeOptionsCheck : IValidateOptions<KnowledgeOptions>
{
    public ValidateOptionsResult Validate(string? name, KnowledgeOptions options)
    {
        if (options.PageSeconds is not (>= 0 and <= 60))
            return ValidateOptionsResult.Fail($"knowledge.page_seconds: {options.PageSeconds} is not from 0 to 60.");
        try
        {
            options.ReadSynonyms();
            return ValidateOptionsResult.Success;
        }
        catch (FormatException exception)
        {
            return ValidateOptionsResult.Fail($"knowledge.synonyms: {exception.Message} Write '목욕탕 => 공중위생업' or '소파, 쇼파'.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ValidateOptionsResult.Fail($"knowledge.synonyms_file: '{options.SynonymsFile}' cannot be read: {exception.Message}");
        }
    }
}
