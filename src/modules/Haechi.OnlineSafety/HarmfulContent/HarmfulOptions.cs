using System.ComponentModel.DataAnnotations;
using Haechi.OnlineSafety.HarmfulContent.Judging;
using Haechi.Platform.Configuration;
using Haechi.Text.Trade;

namespace Haechi.OnlineSafety.HarmfulContent;

/// <summary>Section <c>harmful-content</c> of the configuration: what is looked for, how grave it is, and how sure one must be.</summary>
internal sealed class HarmfulOptions
{
    public const string Section = "harmful-content";

    /// <summary>How sure a kind must be before a person is shown the post, 0.05 to 0.99. Default 0.5.</summary>
    [Range(0.05, 0.99)]
    [Korean("검토 목록에 올릴 최소 확신도(0.05~0.99). 기본 0.5.")]
    public double Threshold { get; set; } = 0.5;

    /// <summary>Harm of procuring prostitution, 0 to 10; 0 is not looked for. Default 7.</summary>
    [Range(0, 10)]
    [Korean("성매매 알선의 위해도(0~10). 0이면 찾지 않습니다. 기본 7.")]
    public double ProstitutionHarm { get; set; } = 7;

    /// <summary>Harm of selling drugs, 0 to 10; 0 is not looked for. Default 9.</summary>
    [Range(0, 10)]
    [Korean("마약의 위해도(0~10). 0이면 찾지 않습니다. 기본 9.")]
    public double DrugsHarm { get; set; } = 9;

    /// <summary>Harm of unlawful lending, 0 to 10; 0 is not looked for. Default 6.</summary>
    [Range(0, 10)]
    [Korean("불법대부의 위해도(0~10). 0이면 찾지 않습니다. 기본 6.")]
    public double LendingHarm { get; set; } = 6;

    /// <summary>Harm of unlawful gambling, 0 to 10; 0 is not looked for. Default 5.</summary>
    [Range(0, 10)]
    [Korean("도박의 위해도(0~10). 0이면 찾지 않습니다. 기본 5.")]
    public double GamblingHarm { get; set; } = 5;

    /// <summary>Harm of spreading unlawful footage, 0 to 10; 0 is not looked for. Default 10.</summary>
    [Range(0, 10)]
    [Korean("불법촬영물 유포의 위해도(0~10). 0이면 찾지 않습니다. 기본 10.")]
    public double FootageHarm { get; set; } = 10;

    /// <summary>Harm of hate and abuse, 0 to 10; 0 is not looked for. Default 4. Ignored without a model (<see cref="HateModel"/>).</summary>
    [Range(0, 10)]
    [Korean("혐오·욕설의 위해도(0~10). 0이면 찾지 않습니다. 기본 4. 모델이 없으면 쓰지 않습니다.")]
    public double HateHarm { get; set; } = 4;

    /// <summary>How sure hate must be before a person is shown the post, 0.05 to 0.99. Default 0.8: comments are full of it, and reviewers are few.</summary>
    [Range(0.05, 0.99)]
    [Korean("혐오·욕설을 검토 목록에 올릴 최소 확신도(0.05~0.99). 기본 0.8.")]
    public double HateThreshold { get; set; } = 0.8;

    /// <summary>File of the model of hate and abuse, written by <c>haechi text train</c>; a relative path is below the data folder. Default <c>hate.model</c>.</summary>
    [Required]
    [Korean("혐오·욕설 모델 파일. haechi text train으로 만들며, 상대 경로는 데이터 폴더 아래입니다. 기본 hate.model.")]
    public string HateModel { get; set; } = "hate.model";

    /// <summary>Other contacts beside which one contact may stand before it counts as shared by everybody and joins nobody. Default 20.</summary>
    [Range(2, 1000)]
    [Korean("한 연락처가 이보다 많은 다른 연락처와 함께 나오면 공용으로 보고 게시자를 잇지 않습니다. 기본 20.")]
    public int HubNeighbours { get; set; } = 20;

    /// <summary>Characters of a post that are kept. Default 100000.</summary>
    [Range(1_000, 1_000_000)]
    [Korean("보관할 게시물의 최대 글자 수. 기본 100000.")]
    public int LongestText { get; set; } = 100_000;

    /// <summary>Harm of a kind; 0 for one that is not looked for.</summary>
    public double HarmOf(string label) => label switch
    {
        TradeLabels.Prostitution => ProstitutionHarm,
        TradeLabels.Drugs => DrugsHarm,
        TradeLabels.Lending => LendingHarm,
        TradeLabels.Gambling => GamblingHarm,
        TradeLabels.Footage => FootageHarm,
        HarmNames.Hate => HateHarm,
        _ => 0,
    };
}
