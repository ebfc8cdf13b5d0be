using Haechi.Platform.Configuration;

namespace Haechi.Platform.Identity;

/// <summary>One OpenID Connect provider: any that speaks the standard. Part of section <c>identity</c>, key <c>providers</c>.</summary>
public sealed class ProviderOptions
{
    /// <summary>Letters, digits and hyphens; part of the return address <c>/signin-oidc-{id}</c> that the provider must know.</summary>
    [Korean("영문자·숫자·붙임표. 제공자에 등록할 돌아올 주소 /signin-oidc-{id}의 일부입니다.")]
    public string Id { get; set; } = "";

    /// <summary>Name on the button.</summary>
    [Korean("로그인 단추에 보일 이름.")]
    public string Name { get; set; } = "";

    /// <summary>Its address; <c>/.well-known/openid-configuration</c> is read below it. Must be https, except on this machine.</summary>
    [Korean("제공자의 주소. 그 아래의 /.well-known/openid-configuration을 읽습니다. 이 기계가 아니면 https여야 합니다.")]
    public string Authority { get; set; } = "";

    /// <summary>Client id as the provider knows it.</summary>
    [Korean("제공자에 등록된 클라이언트 ID.")]
    public string ClientId { get; set; } = "";

    /// <summary>Client secret, from the environment or <see cref="ClientSecretFile"/>, never in a file that is shared.</summary>
    [Secret]
    [Korean("클라이언트 비밀. 환경 변수나 파일로만 줍니다.")]
    public string? ClientSecret { get; set; }

    /// <summary>File with the client secret; ignored when <see cref="ClientSecret"/> is set.</summary>
    [Korean("클라이언트 비밀이 든 파일. 비밀을 직접 주면 쓰지 않습니다.")]
    public string? ClientSecretFile { get; set; }

    /// <summary>Claim with roles or groups. Default <c>roles</c>.</summary>
    [Korean("역할이나 그룹이 든 클레임. 기본 roles.")]
    public string RoleClaim { get; set; } = "roles";

    /// <summary>Value of that claim → role of this product. Who holds none of them is refused.</summary>
    [Korean("그 클레임의 값 → 이 제품의 역할. 아무 역할도 없는 사람은 들어올 수 없습니다.")]
    public Dictionary<string, string> Roles { get; set; } = [];

    /// <summary>Claim with the department; empty (default) for none.</summary>
    [Korean("부서가 든 클레임. 비우면(기본) 쓰지 않습니다.")]
    public string DepartmentClaim { get; set; } = "";

    internal string SchemeName => "oidc-" + Id;
}
