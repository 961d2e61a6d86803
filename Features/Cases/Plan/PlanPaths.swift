import LotseWeb

/// Where the pages of plans live.
enum PlanPaths {
    static let plan = Path("faelle/{caseFile}/plan", "cases/{caseFile}/plan")
    static let propose = Path("faelle/{caseFile}/plan/vorschlag", "cases/{caseFile}/plan/proposal")
    /// Noting an answer that came on paper or by word of mouth.
    static let answer = Path("faelle/{caseFile}/plan/antwort", "cases/{caseFile}/plan/answer")

    static let newGoal = Path("faelle/{caseFile}/plan/ziele/neu", "cases/{caseFile}/plan/goals/new")
    static let goal = Path("faelle/{caseFile}/plan/ziele/{goal}", "cases/{caseFile}/plan/goals/{goal}")
    static let dropGoal = Path(
        "faelle/{caseFile}/plan/ziele/{goal}/streichen",
        "cases/{caseFile}/plan/goals/{goal}/drop"
    )

    static let newStep = Path(
        "faelle/{caseFile}/plan/ziele/{goal}/schritte/neu",
        "cases/{caseFile}/plan/goals/{goal}/steps/new"
    )
    static let step = Path("faelle/{caseFile}/plan/schritte/{step}", "cases/{caseFile}/plan/steps/{step}")
    static let endStep = Path(
        "faelle/{caseFile}/plan/schritte/{step}/ende",
        "cases/{caseFile}/plan/steps/{step}/end"
    )
    static let dropStep = Path(
        "faelle/{caseFile}/plan/schritte/{step}/streichen",
        "cases/{caseFile}/plan/steps/{step}/drop"
    )
    static let moveStep = Path(
        "faelle/{caseFile}/plan/schritte/{step}/hoch",
        "cases/{caseFile}/plan/steps/{step}/up"
    )

    /// The plan as the person reads it, agrees to it or asks for a change.
    static let own = Path("meine-anfrage/{token}/plan", "my-request/{token}/plan")
    static let agree = Path("meine-anfrage/{token}/plan/zustimmen", "my-request/{token}/plan/agree")
    static let wish = Path("meine-anfrage/{token}/plan/aenderung", "my-request/{token}/plan/change")
}
