using System.Security.Claims;
using Haechi.Kernel;

namespace Haechi.Console.Pages.Start;

/// <summary>What a module has to tell somebody on the start page, e.g. that their office's entries are about to expire.</summary>
public interface IStartNotice
{
    /// <summary>What to tell; null when there is nothing, or when it does not concern this person.</summary>
    Task<StartNotice?> ReadAsync(ClaimsPrincipal me, CancellationToken cancellationToken);
}

/// <summary>A line of the start page.</summary>
/// <param name="Count">How many.</param>
/// <param name="Text">Of what.</param>
/// <param name="Note">The smaller line below.</param>
/// <param name="Href">Where to see to it.</param>
/// <param name="Icon">Name of the icon.</param>
public sealed record StartNotice(int Count, LocalizedText Text, LocalizedText Note, string Href, string Icon);
