namespace Haechi.Traffic.Signals.Reports;

/// <summary>The report's words in its two languages.</summary>
internal sealed class ReportWords(bool english)
{
    public string Language => english ? "en" : "ko";

    public string Title => Say("신호운영 개선 전후 비교 보고서", "Before/after report on signal control");

    public string Simulated => Say(
        "이 보고서의 수치는 모두 모의실험(시뮬레이션) 결과이며, 현장에서 측정한 값이 아닙니다.", "All figures in this report come from a simulation; none was measured on the street.");

    public string Before => Say("개선 전", "Before");

    public string After => Say("개선 후", "After");

    public string Change => Say("변화", "Change");

    public string Measure => Say("지표", "Measure");

    public string Delay => Say("차량당 평균 지체(초)", "Mean delay per vehicle (s)");

    public string Stops => Say("차량당 정지 횟수(회)", "Stops per vehicle");

    public string Queue => Say("평균 대기 차량(대)", "Mean standing vehicles");

    public string MaxQueue => Say("최대 대기행렬(대, 이동류별 최댓값)", "Longest queue of a movement (vehicles)");

    public string Co2 => Say("CO₂ 추정 배출량(kg)", "CO₂ estimate (kg)");

    public string Arrived => Say("도착 차량(대)", "Vehicles that arrived");

    public string Worst => Say("평균 지체 최댓값(시드 중)", "Worst mean delay of the seeds (s)");

    public string Summary => Say("요약", "Summary");

    public string ByMovement => Say("교차로·이동류별", "By junction and movement");

    public string ByHour => Say("시간대·이동류별", "By hour and movement");

    public string Junction => Say("교차로", "Junction");

    public string Movement => Say("이동류(진입로 → 진출로)", "Movement (from road → to road)");

    public string Turn => Say("방향", "Turn");

    public string Hour => Say("시간대", "Hour");

    public string Vehicles => Say("통과 차량", "Vehicles");

    public string Chart => Say("이동류별 차량당 지체(초), 지체 합이 큰 순서 12개", "Delay per vehicle by movement (s), the twelve that lost most in all");

    public string Basis => Say("자료·기간·방법·한계", "Data, period, method and limits");

    public string Elsewhere => Say("그 밖의 구간", "elsewhere");

    public string TurnOf(char turn) => turn switch
    {
        's' => Say("직진", "straight"), 'l' => Say("좌회전", "left"), 'r' => Say("우회전", "right"), 't' => Say("유턴", "around"), _ => "",
    };

    public string ControllerOf(string name) => name switch
    {
        "fixed" => Say("현행 고정 신호(fixed)", "the network's own plan (fixed)"),
        "webster" => Say("교통량 기반 시간대별 계획(webster)", "a time-of-day plan from counts (webster)"),
        "haechi" => Say("예측 제어(haechi)", "predictive control (haechi)"),
        _ => name,
    };

    /// <summary>What the figures rest on and what they do not say, a sentence each.</summary>
    public IEnumerable<string> Basics(BeforeAfter told)
    {
        yield return Say($"대상: {told.Scenario}, {Clock(told.Begin)}~{Clock(told.End)}, 규칙 {told.Mode}({(told.Mode == "field" ? "보행시간·전적색 포함" : "보행시간 제외")}).",
            $"Scenario {told.Scenario}, {Clock(told.Begin)} to {Clock(told.End)}, rules \"{told.Mode}\" ({(told.Mode == "field" ? "with walking times and all-red" : "without walking times")}).");
        yield return told.Fit is { } fit
            ? Say($"차량: 방향별 교통량으로 만든 {fit.Vehicles:N0}대. 조사된 통과 {fit.Counted:N0}회 가운데 이동류 {fit.GoodFits}/{fit.Movements}개가 GEH 5 미만으로 맞습니다.",
                $"Vehicles: {fit.Vehicles:N0}, made from turning counts; of {fit.Counted:N0} counted crossings, {fit.GoodFits} of {fit.Movements} movements are met within GEH 5.")
            : Say("차량: 시나리오에 들어 있는 차량을 그대로 썼습니다.", "Vehicles: those of the scenario itself.");
        yield return told.CountsFile is { } file ? Say($"교통량 파일: {file}.", $"Counts: {file}.")
            : Say("webster 계획과 만든 차량의 교통량은 같은 시나리오를 현행 신호로 먼저 돌려 정지선에서 센 값입니다. 어제 교통량으로 세운 계획보다 유리한 조건입니다.",
                "Where webster or made vehicles need counts, they come from a first run of the same scenario under the fixed plan: a kinder condition than yesterday's counts.");
        yield return Say($"방법: 같은 차량을 시드 {told.Before.Delays.Count}개로 두 조건에서 각각 모의실험(SUMO)하고 평균했습니다. 도착하지 못한 차량과 진입하지 못한 차량의 손실도 전체 평균 지체에 들어갑니다.",
            $"Method: the same vehicles, {told.Before.Delays.Count} seeds on each side in SUMO, averaged. Vehicles that never arrived or were never let in count in the overall mean delay.");
        if (told.Before.Name == "fixed" || told.After.Name == "fixed")
        {
            yield return Say("현행 고정 신호는 도로망 자료에 있는 계획 그대로이며, 위 규칙(황색·전적색·보행시간)으로 고치지 않았습니다.",
                "The fixed plan is shown as the network has it; it is not stretched to the rules above (yellow, all-red, walking times).");
        }
        yield return Say("이동류별 지체는 정지선까지 잃은 시간을 통과한 이동류에 더한 값이며, 진입 대기 시간은 들어가지 않습니다. 평균 대기는 정지 시간의 합을 기간으로 나눈 값입니다.",
            "Delay by movement is what was lost on the way to the stop line that was crossed; waiting to be let into the network is not in it. Mean queue is standing time over the period.");
        yield return Say("CO₂는 SUMO의 HBEFA 배출 모형(종류가 정해지지 않은 승용차는 HBEFA3/PC_G_EU4) 추정값입니다. 두 조건의 비교에만 쓰며 배출량 통계로 쓸 수 없습니다.",
            "CO₂ is the estimate of SUMO's HBEFA model (cars without a class count as HBEFA3/PC_G_EU4). It serves to compare the two sides and is no inventory of emissions.");
        yield return Say("한계: 모의실험의 운전 행태와 교통량은 실제와 다를 수 있습니다. 현장 적용 여부는 경찰과 협의하여 사람이 결정합니다.",
            "Limits: drivers and demand of a simulation differ from the street's. Whether anything is applied is decided by people, with the police.");
    }

    private string Say(string ko, string en) => english ? en : ko;

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds) is var t ? $"{(int)t.TotalHours:00}:{t.Minutes:00}" : "";
}
