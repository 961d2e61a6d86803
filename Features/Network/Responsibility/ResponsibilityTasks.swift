import LotseCore
import LotseData
import LotseWeb

/// The forms about rules: a new one, its end, its successor, its withdrawal.
enum ResponsibilityTasks {
    static func insert(_ staff: StaffContext, _ reader: Reader) throws -> FormTask {
        let alliance = staff.alliance.id
        let questions = try RuleQuestions(staff, reader)
        return FormTask(
            title: staff.words("network.new-rule.title"),
            form: Form("network.new-rule", questions.fields, values: ["from": "\(staff.today)"]),
            filter: questions.filter,
            cancel: staff.link(NetworkPaths.rules)
        ) { form, transaction in
            let rule = try questions.rule(from: form, transaction.newIdentifier())
            try ResponsibilityStore.insert(
                rule,
                in: alliance,
                because: form.optionalText("reason"),
                transaction: transaction
            )
            return staff.link(NetworkPaths.rule, ["rule": rule.id.text], saying: "new-rule")
        }
    }

    /// The same questions with the old rule's answers; the old one ends on the day before the new one begins.
    static func replace(_ context: RecordContext<ResponsibilityRule>, _ reader: Reader) throws -> FormTask {
        let (old, alliance) = (context.record, context.alliance.id)
        let questions = try RuleQuestions(context.staff, reader)
        let values = [
            "body": RuleQuestions.value(of: old.body), "from": "\(context.today)", "version": "\(old.version)",
        ]
        return FormTask(
            title: context.words("network.replace-rule.title"),
            lead: context.words("network.replace-rule.lead"),
            form: Form("network.replace-rule", questions.fields + [Field("version", .hidden)], values: values)
                .presetting("topics", to: old.topics.map(\.rawValue))
                .presetting("places", to: RuleQuestions.places(of: old.territory)),
            filter: questions.filter,
            cancel: context.here(NetworkPaths.rule)
        ) { form, transaction in
            var seen = old
            seen.version = try form.version()
            let new = try questions.rule(from: form, transaction.newIdentifier())
            try ResponsibilityStore.replace(
                seen,
                with: new,
                in: alliance,
                because: form.optionalText("reason"),
                transaction: transaction
            )
            return context.link(NetworkPaths.rule, ["rule": new.id.text], saying: "replace-rule")
        }
    }

    static func end(_ context: RecordContext<ResponsibilityRule>, _ reader: Reader) throws -> FormTask {
        let (rule, alliance) = (context.record, context.alliance.id)
        return FormTask(
            title: context.words("network.end-rule.title"),
            lead: context.words("network.end-rule.lead"),
            form: Form(
                "network.end-rule",
                [.required("until", .day), Field("reason", .text()), Field("version", .hidden)],
                values: ["until": "\(context.today)", "version": "\(rule.version)"]
            ),
            cancel: context.here(NetworkPaths.rule)
        ) { form, transaction in
            var seen = rule
            seen.version = try form.version()
            try ResponsibilityStore.end(
                seen,
                of: alliance,
                lastDay: try form.requiredDay("until"),
                because: form.optionalText("reason"),
                in: transaction
            )
            return context.link(NetworkPaths.rule, context.visitor.parameters, saying: "end-rule")
        }
    }

    static func withdraw(_ context: RecordContext<ResponsibilityRule>, _ reader: Reader) throws -> FormTask {
        let (rule, alliance) = (context.record, context.alliance.id)
        return FormTask(
            title: context.words("network.withdraw-rule.title"),
            lead: context.words("network.withdraw-rule.lead"),
            form: Form(
                "network.withdraw-rule",
                [.required("reason", .text()), Field("version", .hidden)],
                values: ["version": "\(rule.version)"]
            ),
            cancel: context.here(NetworkPaths.rule)
        ) { form, transaction in
            var seen = rule
            seen.version = try form.version()
            try ResponsibilityStore.withdraw(seen, of: alliance, because: form.text("reason"), in: transaction)
            return context.link(NetworkPaths.rule, context.visitor.parameters, saying: "withdraw-rule")
        }
    }
}
