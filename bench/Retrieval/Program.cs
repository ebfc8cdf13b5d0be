using Haechi.Retrieval.Bench;

return await BenchRun.StartAsync(args);
