namespace Haechi.Kernel.Register;

/// <summary>One thing that is wrong with a manifest.</summary>
/// <param name="ServiceId">The service as its manifest names it.</param>
/// <param name="Field">Path of the field, e.g. <c>models[1].licence</c>.</param>
/// <param name="Given">What stands there, shortened; empty when nothing does.</param>
/// <param name="Mend">What would be right.</param>
public sealed record ManifestError(string ServiceId, string Field, string Given, LocalizedText Mend)
{
    /// <summary>One line for a log or a console, in English.</summary>
    public override string ToString() => $"{ServiceId}: {Field} = '{Given}': {Mend.En}";
}
