using Haechi.Kernel;

namespace Haechi.Traffic.SmartIntersections.Feeds.Readings;

/// <summary>What is wrong with one reading.</summary>
/// <param name="Path">The field; empty for the whole.</param>
/// <param name="Refusal">What is wrong, and the mend.</param>
/// <param name="Blames">Kind of fault of the detector that it points to; null when it is the sender's.</param>
internal sealed record ReadingFault(string Path, Refusal Refusal, string? Blames = null);

/// <summary>Every fault that a reading can have.</summary>
internal static class ReadingFaults
{
    public static ReadingFault NotAnObject { get; } = new("", Refusals.Of("wrong-type", "값은 JSON 객체여야 합니다.", "A reading is a JSON object.", "문서의 예를 따라 주세요.", "Follow the example in the documents."));

    public static ReadingFault WrongType(string field, string expected) => new(field, Refusals.Of("wrong-type", $"{expected} 형식이어야 합니다.", $"Expected {expected}.", "값의 형식을 고쳐 주세요.", "Change the value's type."));

    public static ReadingFault Unknown(string field, IEnumerable<string> known) => new(field, Refusals.Of(
        "unknown-field", "모르는 항목입니다.", "This is not a known field.", $"쓸 수 있는 항목: {string.Join(", ", known)}", $"Known: {string.Join(", ", known)}"));

    public static ReadingFault Missing(string field, string what) => new(field, Refusals.Of("missing", "값이 없습니다.", "The value is missing.", $"{what}을(를) 넣어 주세요.", $"Give {what}."));

    public static ReadingFault NoNetwork(string given) => new("network", Refusals.Of(
        "network-unknown", $"도로망 '{Shown(given)}'이(가) 없거나 이름이 겹칩니다.", $"There is no network '{Shown(given)}', or several have this name.", "스마트교차로 화면에 있는 도로망의 id를 보내 주세요.", "Send the id of a registered network."));

    public static ReadingFault NoSignal(string given) => new("signal", Refusals.Of(
        "signal-unknown", $"이 도로망에는 신호 '{Shown(given)}'이(가) 없습니다.", $"The network has no signal '{Shown(given)}'.", "도로망에 등록된 신호 이름을 보내 주세요.", "Send the name of a registered signal."));

    public static ReadingFault NoLane(string given) => new("lane", Refusals.Of(
        "lane-unknown", $"차로 '{Shown(given)}'은(는) 이 교차로로 들어오거나 나가지 않습니다.", $"The lane '{Shown(given)}' neither leads to this junction nor away from it.", "이 교차로의 차로 이름을 보내 주세요.", "Send the name of one of its lanes."));

    public static ReadingFault NoLink(double given) => new("link", Refusals.Of(
        "link-unknown", $"이동류 {given}번은 이 신호에 없거나 횡단보도입니다.", $"The signal has no movement {given}, or it is a crossing.", "차량 이동류의 번호(0부터)를 보내 주세요.", "Send the number of a movement of vehicles, from 0."));

    public static ReadingFault OneOf { get; } = new("", Refusals.Of(
        "one-of", "lane, link, state 가운데 하나만 있어야 합니다.", "Exactly one of lane, link and state is needed.", "차로나 이동류의 값, 또는 신호가 보이는 현시 가운데 하나를 보내 주세요.", "Send a lane's reading, a movement's, or what the signal shows."));

    public static ReadingFault Nothing { get; } = new("", Refusals.Of(
        "nothing-measured", "측정한 값이 없습니다.", "Nothing is measured.", "counts, occupancy, queueMetres, queueVehicles, speedKmh, spillback 가운데 하나 이상을 보내 주세요.", "Send at least one of counts, occupancy, queueMetres, queueVehicles, speedKmh, spillback."));

    public static ReadingFault Time { get; } = new("at", Refusals.Of("not-a-time", "시각은 시간대가 있는 ISO 8601이어야 합니다.", "A time must be ISO 8601 with an offset.", "예: 2026-11-22T09:00:00+09:00", "For example 2026-11-22T09:00:00+09:00"));

    public static ReadingFault Ahead(int most) => new("at", Refusals.Of(
        "clock-ahead", $"시각이 지금보다 {most}초 넘게 앞섭니다.", $"The time is more than {most} s ahead.", "감지기의 시계를 맞춰 주세요.", "Set the detector's clock."), FaultKinds.Clock);

    public static ReadingFault Late(int hours) => new("at", Refusals.Of(
        "clock-behind", $"{hours}시간보다 오래된 값입니다.", $"The reading is older than {hours} h.", "감지기의 시계를 맞추거나, 오래된 값은 보내지 마세요.", "Set the detector's clock, or leave old readings out."), FaultKinds.Clock);

    public static ReadingFault Range(string field, double low, double high) => new(field, Refusals.Of(
        "out-of-range", $"값이 {low:0.##} ~ {high:0.##} 범위를 벗어났습니다.", $"The value is outside {low:0.##} to {high:0.##}.", "범위 안의 값을 보내 주세요.", "Send a value inside the range."), FaultKinds.Impossible);

    public static ReadingFault TooMany(int vehicles, double most) => new("counts", Refusals.Of(
        "count-impossible", $"차로 하나에 {vehicles}대는 나올 수 없습니다. 이 시간에는 최대 {most:0}대입니다.", $"{vehicles} vehicles can't pass one lane; at most {most:0} in this time.", "seconds와 counts를 확인해 주세요.", "Check seconds and counts."), FaultKinds.Impossible);

    public static ReadingFault State(string signal, int letters) => new("state", Refusals.Of(
        "state-wrong", $"신호 {signal}의 현시는 G, g, y, r, u, o, O, s로 된 {letters}글자입니다.", $"The state of signal {signal} has {letters} letters of G, g, y, r, u, o, O, s.", "이동류마다 한 글자씩 보내 주세요.", "Send one letter for each movement."), FaultKinds.Impossible);

    private static string Shown(string given) => given.Length <= 60 ? given : given[..60] + "…";
}
