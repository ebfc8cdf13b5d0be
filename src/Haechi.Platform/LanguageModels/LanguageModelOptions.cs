using System.ComponentModel.DataAnnotations;
using Haechi.Platform.Configuration;

namespace Haechi.Platform.LanguageModels;

/// <summary>Section <c>language_model</c> of the configuration. Where calls may go stands in <c>web.outgoing</c>.</summary>
public sealed class LanguageModelOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "language_model";

    /// <summary>Address that speaks the OpenAI protocol, up to its version: <c>https://llm.seoul.go.kr/v1</c>. Null (default): no model is used and answers are extractive.</summary>
    [Korean("OpenAI 규약을 쓰는 주소, 버전까지(예: https://llm.seoul.go.kr/v1). 비우면(기본) 언어모델을 쓰지 않고 자료의 문장으로 답합니다.")]
    public string? Endpoint { get; set; }

    /// <summary>Name of the model as the endpoint knows it. Needed with <see cref="Endpoint"/>.</summary>
    [Korean("그 주소가 아는 언어모델 이름. endpoint를 주면 반드시 줍니다.")]
    public string? Model { get; set; }

    /// <summary>Licence of the model, shown in the public register. Default empty: the register says that it was not given.</summary>
    [Korean("공개 등록부에 보일 언어모델의 사용권. 비우면(기본) 적지 않았다고 보여 줍니다.")]
    public string? Licence { get; set; }

    /// <summary>File with the key of the endpoint. Null (default): none is sent.</summary>
    [Korean("그 주소의 열쇠가 든 파일. 비우면(기본) 열쇠를 보내지 않습니다.")]
    public string? KeyFile { get; set; }

    /// <summary>The key itself, from the environment only; wins over <see cref="KeyFile"/>.</summary>
    [Secret]
    [Korean("그 열쇠. 환경 변수로만 주며 파일보다 앞섭니다.")]
    public string? Key { get; set; }

    /// <summary>Name of the model that turns texts into vectors, for the search of the knowledge base. Null (default): words alone are searched.</summary>
    [Korean("지식 검색에 쓸 임베딩 모델 이름. 비우면(기본) 낱말만으로 찾습니다.")]
    public string? EmbeddingModel { get; set; }

    /// <summary>Address of that model, where it is not <see cref="Endpoint"/>. Null (default): the same one. The key of <see cref="Endpoint"/> is not sent there.</summary>
    [Korean("임베딩 모델의 주소가 endpoint와 다를 때 줍니다. 비우면(기본) endpoint를 씁니다. 다른 주소에는 endpoint의 열쇠를 보내지 않습니다.")]
    public string? EmbeddingEndpoint { get; set; }

    /// <summary>File with the key of <see cref="EmbeddingEndpoint"/>; ignored without it. Null (default): none is sent.</summary>
    [Korean("embedding_endpoint의 열쇠가 든 파일. embedding_endpoint가 없으면 쓰지 않습니다. 비우면(기본) 열쇠를 보내지 않습니다.")]
    public string? EmbeddingKeyFile { get; set; }

    /// <summary>Time for the vector of a citizen's question in seconds; later the words alone are searched, in the same turn. 0.05 to 5, default 0.3.</summary>
    [Range(0.05, 5.0)]
    [Korean("시민 질문의 벡터를 기다리는 시간(초). 넘으면 같은 차례에 낱말만으로 찾습니다. 0.05~5, 기본 0.3.")]
    public double EmbeddingSeconds { get; set; } = 0.3;

    /// <summary>Time until the first words in seconds; later the extractive answer is given. 0.5 to 60, default 4.</summary>
    [Range(0.5, 60.0)]
    [Korean("첫 낱말을 기다리는 시간(초). 넘으면 자료의 문장으로 답합니다. 0.5~60, 기본 4.")]
    public double FirstWordsSeconds { get; set; } = 4;

    /// <summary>Time for the whole answer in seconds. 1 to 300, default 20.</summary>
    [Range(1.0, 300.0)]
    [Korean("답 전체를 기다리는 시간(초). 1~300, 기본 20.")]
    public double WholeSeconds { get; set; } = 20;

    /// <summary>Most tokens of one answer. 50 to 8,000, default 500.</summary>
    [Range(50, 8_000)]
    [Korean("답 하나의 최대 토큰 수. 50~8,000, 기본 500.")]
    public int AnswerTokens { get; set; } = 500;

    /// <summary>Budget: tokens in and out per day of Seoul, over all services and hosts. 0: no budget. Default 2,000,000.</summary>
    [Range(0L, 1_000_000_000_000L)]
    [Korean("예산: 서울 날짜로 하루에 쓰는 토큰 수(보내고 받는 것, 모든 서비스와 서버를 더해). 0이면 한도가 없습니다. 기본 2,000,000.")]
    public long TokensPerDay { get; set; } = 2_000_000;

    /// <summary>Price of a million tokens sent, in won; only for the meter. Default 0: no cost is shown.</summary>
    [Range(0.0, 10_000_000.0)]
    [Korean("보내는 토큰 백만 개의 값(원). 사용량 화면에만 씁니다. 기본 0(값을 보이지 않음).")]
    public double WonPerMillionIn { get; set; }

    /// <summary>Price of a million tokens received, in won; only for the meter. Default 0: no cost is shown.</summary>
    [Range(0.0, 10_000_000.0)]
    [Korean("받는 토큰 백만 개의 값(원). 사용량 화면에만 씁니다. 기본 0(값을 보이지 않음).")]
    public double WonPerMillionOut { get; set; }

    /// <summary>Failures in a row after which a host leaves the endpoint alone for <see cref="RestSeconds"/>. 1 to 100, default 3.</summary>
    [Range(1, 100)]
    [Korean("서버가 그 주소를 rest_seconds 동안 쉬게 하는 연속 실패 수. 1~100, 기본 3.")]
    public int RestAfterFailures { get; set; } = 3;

    /// <summary>How long a host leaves a failing endpoint alone, in seconds, so that citizens do not wait for it in vain. 1 to 3,600, default 30.</summary>
    [Range(1.0, 3_600.0)]
    [Korean("실패하는 주소를 쉬게 하는 시간(초). 시민이 헛되이 기다리지 않게 합니다. 1~3,600, 기본 30.")]
    public double RestSeconds { get; set; } = 30;

    /// <summary>Days for which single calls are kept for the meter. 31 to 3,650, default 180.</summary>
    [Range(31, 3_650)]
    [Korean("호출 하나하나의 기록을 남기는 날 수. 31~3,650, 기본 180.")]
    public int KeepDays { get; set; } = 180;

    /// <summary>Whether a model is configured.</summary>
    internal bool IsOn => Endpoint is { Length: > 0 };

    /// <summary>Whether an embedding model is configured.</summary>
    internal bool Embeds => EmbeddingModel is { Length: > 0 } && EmbeddingAddress is { Length: > 0 };

    /// <summary>Where the embedding model is.</summary>
    internal string? EmbeddingAddress => EmbeddingEndpoint is { Length: > 0 } ? EmbeddingEndpoint : Endpoint;

    /// <summary>The key of the embedding model, or null when there is none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal string? ReadEmbeddingKey() =>
        EmbeddingEndpoint is not { Length: > 0 } ? ReadKey() : EmbeddingKeyFile is { Length: > 0 } ? File.ReadAllText(EmbeddingKeyFile).Trim() : null;

    /// <summary>The key, or null when there is none.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    internal string? ReadKey() => Key is { Length: > 0 } ? Key : KeyFile is { Length: > 0 } ? File.ReadAllText(KeyFile).Trim() : null;
}
