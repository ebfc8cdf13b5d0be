namespace Haechi.Console.Components;

/// <summary>What a control inside a <see cref="Field"/> takes over.</summary>
/// <param name="Id">For the control's <c>id</c>; the label points at it.</param>
/// <param name="DescribedBy">For <c>aria-describedby</c>: hint and error.</param>
/// <param name="Invalid">For <c>aria-invalid</c>.</param>
public sealed record FieldContext(string Id, string? DescribedBy, string? Invalid);
