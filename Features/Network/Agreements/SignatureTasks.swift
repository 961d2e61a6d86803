import LotseCore
import LotseData
import LotseWeb

/// The forms about signatures: one more, one put right, one taken off.
enum SignatureTasks {
    /// Somebody accedes, or a second person signs for the same organisation.
    static func sign(_ context: RecordContext<Agreement>, _ reader: Reader) throws -> FormTask {
        let agreement = context.record
        return FormTask(
            title: context.words("network.sign.title"),
            lead: agreement.title,
            form: Form(
                "network.sign",
                try AgreementFields.signature(context.staff, reader) + [
                    .required("signed-on", .day), Field("version", .hidden),
                ],
                values: ["signed-on": "\(context.today)", "version": "\(agreement.version)"]
            ),
            cancel: context.here(NetworkPaths.agreement)
        ) { form, transaction in
            var signed = agreement
            signed.version = try form.version()
            signed.signatories.append(try signatory(transaction.newIdentifier(), from: form))
            try AgreementStore.update(signed, because: nil, in: transaction)
            return context.link(NetworkPaths.agreement, context.visitor.parameters, saying: "sign")
        }
    }

    static func correct(_ context: RecordContext<Agreement>, _ reader: Reader) throws -> FormTask {
        let (agreement, old) = (context.record, try signatory(of: context))
        return FormTask(
            title: context.words("network.correct-signature.title"),
            lead: agreement.title,
            form: Form(
                "network.correct-signature",
                try AgreementFields.signature(context.staff, reader) + [
                    .required("signed-on", .day), .required("reason", .text()), Field("version", .hidden),
                ],
                values: [
                    "organisation": old.organisation.text, "function": old.function, "signed-on": "\(old.signedOn)",
                    "version": "\(agreement.version)",
                ]
            ),
            cancel: context.here(NetworkPaths.agreement),
            current: try facts(of: old, context, reader),
            others: [Link(context.words("network.remove-signature.title"), context.here(NetworkPaths.removeSignature))]
        ) { form, transaction in
            var corrected = agreement
            corrected.version = try form.version()
            let new = try signatory(old.id, from: form)
            corrected.signatories = agreement.signatories.map { $0.id == old.id ? new : $0 }
            try AgreementStore.update(corrected, because: form.text("reason"), in: transaction)
            return agreementLink(context, saying: "correct-signature")
        }
    }

    static func remove(_ context: RecordContext<Agreement>, _ reader: Reader) throws -> FormTask {
        let (agreement, old) = (context.record, try signatory(of: context))
        let names = try NetworkNames(of: agreement.alliance, reader)
        return FormTask(
            title: context.words("network.remove-signature.title"),
            lead: context.words(
                "network.remove-signature.lead",
                ["organisation": names.organisation(old.organisation), "function": old.function]
            ),
            form: Form(
                "network.remove-signature",
                [.required("reason", .text()), Field("version", .hidden)],
                values: ["version": "\(agreement.version)"]
            ),
            cancel: context.here(NetworkPaths.agreement),
            current: try facts(of: old, context, reader)
        ) { form, transaction in
            var left = agreement
            left.version = try form.version()
            left.signatories.removeAll { $0.id == old.id }
            try AgreementStore.update(left, because: form.text("reason"), in: transaction)
            return agreementLink(context, saying: "remove-signature")
        }
    }

    private static func signatory(
        _ id: Identifier<Agreement.Signatory>,
        from form: Form
    ) throws -> Agreement.Signatory {
        Agreement.Signatory(
            id: id,
            organisation: try form.record("organisation"),
            function: form.text("function"),
            signedOn: try form.requiredDay("signed-on")
        )
    }

    /// The signature that the path names.
    private static func signatory(of context: RecordContext<Agreement>) throws -> Agreement.Signatory {
        let id: Identifier<Agreement.Signatory> = try context.visitor.identifier("signatory")
        guard let found = context.record.signatories.first(where: { $0.id == id }) else { throw PageError.notFound }
        return found
    }

    private static func facts(
        of signatory: Agreement.Signatory,
        _ context: RecordContext<Agreement>,
        _ reader: Reader
    ) throws -> SummaryList {
        let (words, names) = (context.words, try NetworkNames(of: context.record.alliance, reader))
        return SummaryList([
            .init(words("network.column.organisation"), names.organisation(signatory.organisation)),
            .init(words("network.column.function"), signatory.function),
            .init(words("network.column.signed-on"), words.day(signatory.signedOn)),
        ])
    }

    private static func agreementLink(_ context: RecordContext<Agreement>, saying done: String) -> String {
        context.link(NetworkPaths.agreement, ["agreement": context.record.id.text], saying: done)
    }
}
