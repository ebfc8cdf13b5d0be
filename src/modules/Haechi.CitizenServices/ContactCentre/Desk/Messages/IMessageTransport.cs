using Haechi.Kernel;

namespace Haechi.CitizenServices.ContactCentre.Desk.Messages;

/// <summary>Carries written guidance to a citizen's number or address.</summary>
internal interface IMessageTransport
{
    /// <summary><c>sms</c> or <c>email</c>.</summary>
    string Kind { get; }

    /// <summary>Why it cannot send as it is configured; null when it can.</summary>
    Refusal? Missing { get; }

    /// <summary>Tries once. Called at least once for each message: its id stays the same, so that a receiver can tell a repetition.</summary>
    Task<MessageResult> SendAsync(OutgoingMessage message, CancellationToken cancellationToken);
}

/// <summary>A message as it leaves the house.</summary>
internal sealed record OutgoingMessage(Guid Id, string Address, string Subject, string Body);

/// <summary>What came of an attempt.</summary>
/// <param name="Sent">The transport took it.</param>
/// <param name="Final">Trying again is of no use.</param>
/// <param name="Error">Why not, without the transport's own text, which may hold the address.</param>
internal sealed record MessageResult(bool Sent, bool Final, string? Error)
{
    public static MessageResult Done { get; } = new(true, true, null);

    public static MessageResult Later(string error) => new(false, false, error);

    public static MessageResult Never(string error) => new(false, true, error);
}
