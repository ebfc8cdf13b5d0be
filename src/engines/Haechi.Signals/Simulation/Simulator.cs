namespace Haechi.Signals.Simulation;

/// <summary>Whether there is a simulator to run.</summary>
public static class Simulator
{
    /// <summary>Why none can be started, in one line with the mend; null when SUMO is installed.</summary>
    public static string? Missing
    {
        get
        {
            try
            {
                SumoProcess.Find(withWindow: false);
                return null;
            }
            catch (ScenarioException exception)
            {
                return exception.Message;
            }
        }
    }
}
