import LotseCore
import LotseData
import LotseWeb

/// The forms about partnerships: joining, leaving, putting right.
enum PartnershipTasks {
    static func join(_ staff: StaffContext, _ reader: Reader) throws -> FormTask {
        let (words, alliance) = (staff.words, staff.alliance.id)
        let register = try OrganisationStore.list(reader).map { Field.Option($0.id.text, $0.name) }
        let names = try NetworkNames(of: alliance, reader)
        let choose = Field.Option("", words("form.choose"))
        let chosen = staff.query["organisation"]
        return FormTask(
            title: words("network.join.title"),
            form: Form(
                "network.join",
                [
                    .required("organisation", .selection([choose] + register)),
                    .required("role", .choice(options(Partnership.Role.self, words.name))),
                    .required("from", .day),
                    Field("until", .day),
                    Field("agreement", .selection(names.agreementOptions(or: words("network.join.no-agreement")))),
                    Field("reason", .text()),
                ],
                values: ["organisation": chosen, "from": "\(staff.today)"]
            ),
            cancel: staff.link(NetworkPaths.overview)
        ) { form, transaction in
            let partnership = Partnership(
                id: transaction.newIdentifier(),
                alliance: alliance,
                organisation: try form.record("organisation"),
                role: try form.value("role"),
                period: try form.period(),
                agreement: form.identifier("agreement")
            )
            try PartnershipStore.insert(partnership, because: form.optionalText("reason"), in: transaction)
            return staff.link(NetworkPaths.partnership, ["partnership": partnership.id.text], saying: "join")
        }
    }

    static func leave(_ context: RecordContext<Partnership>, _ reader: Reader) throws -> FormTask {
        let partnership = context.record
        return FormTask(
            title: context.words("network.leave.title"),
            lead: context.words("network.leave.lead"),
            form: Form(
                "network.leave",
                [.required("until", .day), Field("reason", .text()), Field("version", .hidden)],
                values: ["until": "\(context.today)", "version": "\(partnership.version)"]
            ),
            cancel: context.here(NetworkPaths.partnership)
        ) { form, transaction in
            var seen = partnership
            seen.version = try form.version()
            try PartnershipStore.leave(
                seen,
                lastDay: try form.requiredDay("until"),
                because: form.optionalText("reason"),
                in: transaction
            )
            return context.link(NetworkPaths.partnership, context.visitor.parameters, saying: "leave")
        }
    }

    /// Puts right what was entered wrongly.
    static func correct(_ context: RecordContext<Partnership>, _ reader: Reader) throws -> FormTask {
        let (words, partnership) = (context.words, context.record)
        let names = try NetworkNames(of: partnership.alliance, reader)
        let values = [
            "role": partnership.role.rawValue, "from": "\(partnership.period.start)",
            "until": partnership.period.end?.description ?? "", "agreement": partnership.agreement?.text ?? "",
            "version": "\(partnership.version)",
        ]
        return FormTask(
            title: words("network.correct.title"),
            lead: words("network.correct.lead"),
            form: Form(
                "network.correct",
                [
                    .required("role", .choice(options(Partnership.Role.self, words.name))),
                    .required("from", .day),
                    Field("until", .day),
                    Field("agreement", .selection(names.agreementOptions(or: words("network.join.no-agreement")))),
                    Field("reason", .text()),
                    Field("version", .hidden),
                ],
                values: values
            ),
            cancel: context.here(NetworkPaths.partnership),
            current: PartnershipPage.facts(context, names)
        ) { form, transaction in
            var corrected = partnership
            corrected.role = try form.value("role")
            corrected.period = try form.period()
            corrected.agreement = form.identifier("agreement")
            corrected.version = try form.version()
            try PartnershipStore.update(corrected, because: form.optionalText("reason"), in: transaction)
            return context.link(NetworkPaths.partnership, context.visitor.parameters, saying: "edit")
        }
    }
}
