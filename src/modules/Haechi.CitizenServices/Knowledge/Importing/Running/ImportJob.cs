using Haechi.CitizenServices.Knowledge.Storage;
using Haechi.Documents;
using Haechi.Kernel;

namespace Haechi.CitizenServices.Knowledge.Importing.Running;

/// <summary>Something that can be imported, and how.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">In a word, for the list of imports.</param>
/// <param name="Order">What is said of all of it.</param>
/// <param name="Count">How many documents there are, for the bar.</param>
/// <param name="Run">Imports it.</param>
internal sealed record ImportJob(
    ImportKind Kind, string Name, ImportOrder Order, int Count, Func<KnowledgeImport, ImportOrder, CancellationToken, Task<Outcome<ImportReport>>> Run)
{
    public Guid? ListId { get; init; }

    public static ImportJob Files(StagedFiles files, ImportOrder order) =>
        new(ImportKind.Upload, files.Names, order, files.Ready.Count + files.Faults.Count, (import, o, stop) => import.FilesAsync(files.Ready, files.Faults, o, stop));

    public static ImportJob Folder(string path, ImportOrder order) =>
        new(ImportKind.Folder, path, order, DocumentFiles.Below(path).Count(), (import, o, stop) => import.FolderAsync(path, o, stop));

    public static ImportJob Addresses(string name, IReadOnlyList<string> lines, ImportOrder order, Guid? list = null) => new(
        list is null ? ImportKind.Addresses : ImportKind.List, name, order, KnowledgeImport.Listed(lines).Distinct().Count(), (import, o, stop) => import.AddressesAsync(lines, o, stop))
    {
        ListId = list,
    };
}
