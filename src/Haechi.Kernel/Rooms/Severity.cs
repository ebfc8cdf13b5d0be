namespace Haechi.Kernel.Rooms;

/// <summary>The four fixed severities of the city's alarm scale.</summary>
public enum Severity
{
    /// <summary>관심: nothing to do yet, worth knowing.</summary>
    Watch = 0,

    /// <summary>주의: the owner looks at it in the normal course.</summary>
    Caution = 1,

    /// <summary>경계: staff are sent or called.</summary>
    Alert = 2,

    /// <summary>심각: several organisations act at once.</summary>
    Critical = 3,
}
