using Haechi.Platform.Deliveries;
using Haechi.Platform.Deliveries.Rows;
using Haechi.Platform.Outbox;
using Haechi.Platform.Persistence;

namespace Haechi.Platform.Cases.Errands;

/// <summary>Writes an errand down for every action that is ordered or taken back.</summary>
internal sealed class ErrandIntake : IOutboxConsumer
{
    private const string Ordered = "action.ordered";
    private const string Undone = "action.undone";

    public string Name => "action-errands";

    public IReadOnlyCollection<string> Topics { get; } = [Ordered, Undone];

    public async Task HandleAsync(LedgerScope scope, OutboxEvent message, CancellationToken cancellationToken)
    {
        var told = message.Read<CaseMessage>();
        if (told.ActionId is not { } action)
        {
            return;
        }

        var errands = scope.Use<DeliveriesDb>().Errands;
        var step = message.Topic == Ordered ? ErrandStep.Carry : ErrandStep.Undo;
        if (await errands.FindAsync([action, step], cancellationToken) is null)
        {
            errands.Add(new ErrandRow { ActionId = action, Step = step, CaseId = told.CaseId, NextAt = scope.At });
        }
    }
}
