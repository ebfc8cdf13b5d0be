using Haechi.Signals.Bench;

return CityBench.Start(args);
