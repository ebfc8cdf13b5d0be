using System.Text.Json;
using Haechi.Kernel;
using Haechi.Platform.Streams.Rows;
using Microsoft.Extensions.DependencyInjection;

namespace Haechi.Platform.Streams;

/// <summary>A kind of source. Its id is the <c>GrainType</c> of the <see cref="StreamGrain"/> that reads it.</summary>
/// <param name="Id">Kebab-case, e.g. <c>folder</c>.</param>
/// <param name="Title">Text for the console.</param>
/// <param name="Check">Says what is wrong with settings; null when nothing is.</param>
public sealed record StreamKind(string Id, LocalizedText Title, Func<JsonElement, Refusal?> Check);

/// <summary>A stream that exists from the first start on. What people change later is kept.</summary>
/// <param name="Id"><c>kind/name</c>.</param>
/// <param name="Title">Korean title for the console.</param>
/// <param name="Settings">Serialised as JSON; must pass its kind's check.</param>
/// <param name="Desired">Whether it runs from the start.</param>
public sealed record StreamDeclaration(string Id, string Title, object Settings, DesiredState Desired = DesiredState.Running);

/// <summary>How a module contributes streams.</summary>
public static class StreamContributions
{
    /// <summary>Adds a kind of source.</summary>
    public static IServiceCollection AddStreamKind(this IServiceCollection services, StreamKind kind) => services.AddSingleton(kind);

    /// <summary>Declares a stream that exists from the first start on.</summary>
    public static IServiceCollection AddStream(this IServiceCollection services, StreamDeclaration stream) => services.AddSingleton(stream);
}
