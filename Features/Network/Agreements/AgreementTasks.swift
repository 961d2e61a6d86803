import LotseCore
import LotseData
import LotseWeb

/// The forms about papers: a new one, a change.
enum AgreementTasks {
    static func insert(_ staff: StaffContext, _ reader: Reader) throws -> FormTask {
        let alliance = staff.alliance.id
        return FormTask(
            title: staff.words("network.new-agreement.title"),
            form: Form(
                "network.new-agreement",
                AgreementFields.paper(staff.words) + (try AgreementFields.signature(staff, reader))
            ),
            cancel: staff.link(NetworkPaths.agreements)
        ) { form, transaction in
            let signedOn = try form.requiredDay("signed-on")
            var agreement = Agreement(
                id: transaction.newIdentifier(),
                alliance: alliance,
                kind: .order,
                title: "",
                subject: "",
                signedOn: signedOn,
                term: try form.period(),
                signatories: [
                    Agreement.Signatory(
                        id: transaction.newIdentifier(),
                        organisation: try form.record("organisation"),
                        function: form.text("function"),
                        signedOn: signedOn
                    )
                ]
            )
            try fill(&agreement, from: form)
            try AgreementStore.insert(agreement, in: transaction)
            return staff.link(NetworkPaths.agreement, ["agreement": agreement.id.text], saying: "new-agreement")
        }
    }

    static func update(_ context: RecordContext<Agreement>, _ reader: Reader) throws -> FormTask {
        let agreement = context.record
        let values = [
            "title": agreement.title, "kind": agreement.kind.rawValue, "subject": agreement.subject,
            "signed-on": "\(agreement.signedOn)", "from": "\(agreement.term.start)",
            "until": agreement.term.end?.description ?? "", "document": agreement.document?.title ?? "",
            "version": "\(agreement.version)",
        ]
        return FormTask(
            title: context.words("network.edit-agreement.title"),
            form: Form(
                "network.edit-agreement",
                AgreementFields.paper(context.words) + [Field("reason", .text()), Field("version", .hidden)],
                values: values
            ),
            cancel: context.here(NetworkPaths.agreement),
            current: AgreementPage.facts(context)
        ) { form, transaction in
            var changed = agreement
            changed.signedOn = try form.requiredDay("signed-on")
            changed.term = try form.period()
            try fill(&changed, from: form)
            changed.version = try form.version()
            try AgreementStore.update(changed, because: form.optionalText("reason"), in: transaction)
            return context.link(NetworkPaths.agreement, context.visitor.parameters, saying: "edit")
        }
    }

    private static func fill(_ agreement: inout Agreement, from form: Form) throws {
        agreement.title = form.text("title")
        agreement.kind = try form.value("kind")
        agreement.subject = form.text("subject")
        // A file that is there keeps a title: the last one where the field was emptied.
        let before = agreement.document
        let title = form.optionalText("document") ?? (before?.file == nil ? nil : before?.title)
        agreement.document = title.map { Agreement.Document(title: $0, file: before?.file) }
    }
}
