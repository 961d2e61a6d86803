import LotseCore
import LotseWeb

/// The form with which a body answers, an adviser notes an answer, or either moves a referral on.
struct ReferralStepForm: Sendable {
    let referral: Referral
    let party: ReferralParty
    let words: Words

    /// The steps that are chosen in the form; sending and opening have ways of their own.
    var steps: [ReferralStep] {
        ReferralWorkflow.steps(from: referral.status, by: party).filter { $0 != .send && $0 != .see }
    }

    /// Nil where nothing can be done.
    var form: Form? {
        guard !steps.isEmpty else { return nil }
        var fields: [Field] = [
            .required(
                "step",
                .choice(
                    steps.map {
                        Field.Option($0.rawValue, words("cases.referral.step.\($0.rawValue).\(party.rawValue)"))
                    }
                )
            )
        ]
        if steps.contains(.decline) {
            fields.append(
                Field(
                    "reason",
                    .selection(
                        [Field.Option("", words("cases.referral.reason.none"))]
                            + DeclineReason.allCases.map {
                                Field.Option($0.rawValue, words("cases.decline.\($0.rawValue)"))
                            }
                    )
                )
            )
        }
        fields.append(Field("remark", .longText(maxLength: 2000)))
        if steps.contains(.accept) {
            fields.append(Field("free-places", .number(0...1000)))
            fields.append(Field("possible-from", .day))
        }
        fields.append(Field("version", .hidden))
        return Form("cases.referral-step", fields, values: ["version": "\(referral.version)"])
    }

    /// What was sent: the step and the answer, or the form with what is missing.
    func reading(_ data: FormData) -> Result {
        guard let form else { return .overtaken(unsent: data["remark"]) }
        var read = form.reading(data)
        // Somebody else was faster: the page is shown as it is now, with what was typed.
        guard read.number("version") == referral.version else {
            let again = form.reading(data).presetting("version", to: ["\(referral.version)"])
            return .refused(again.adding(FormError("", "cases.referral.error.overtaken")))
        }
        guard read.isValid, let step = read.choice("step", as: ReferralStep.self) else { return .refused(read) }
        let reason = step == .decline ? read.choice("reason", as: DeclineReason.self) : nil
        if step == .decline {
            if reason == nil {
                read = read.adding(FormError("reason", "cases.referral.error.reason-missing"))
            } else if reason?.needsRemark == true, read.text("remark").isEmpty {
                read = read.adding(FormError("remark", "cases.referral.error.remark-missing"))
            }
        }
        guard read.isValid else { return .refused(read) }
        let answer = ReferralAnswer(
            reason: reason,
            remark: read.text("remark").isEmpty && step != .decline ? referral.answer.remark : read.text("remark"),
            freePlaces: read.number("free-places") ?? referral.answer.freePlaces,
            possibleFrom: read.day("possible-from") ?? referral.answer.possibleFrom
        )
        return .step(step, answer)
    }

    enum Result: Sendable {
        case step(ReferralStep, ReferralAnswer)
        case refused(Form)
        /// Nothing can be done any more; what was typed is given back.
        case overtaken(unsent: String)
    }
}
