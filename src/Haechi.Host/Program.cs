return await Haechi.Host.Verbs.CommandLine.RunAsync(args);
