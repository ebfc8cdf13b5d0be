using Haechi.Hashing.Bench.Pictures;
using Haechi.Hashing.Bench.Search;

// dotnet run --project bench/Hashing -c Release -- <what>
return args.FirstOrDefault() switch
{
    "pictures" => SpeedBench.Run(args),
    "recall" => RecallBench.Run(args),
    "search" => SearchBench.Run(args),
    "bank" => BankBench.Run(args),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        pictures [--seconds 5]                   how fast 1024 x 768 JPEGs are hashed, one thread, decoding included
        recall [--made 60] [--only crop] [--more] which transformations are found plain, with parts, at larger distances
        search [--count 1000000] [--flat]        how many pictures a second are looked up, eight orientations, beside a plain scan
        bank [--count 1000000]                   a bank on disk: making, opening, changing, memory of the process
        """);
    return 2;
}
