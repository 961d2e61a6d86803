import LotseCore
import LotseData
import LotseWeb

/// The form about the alliance itself.
enum AllianceTasks {
    static func update(_ staff: StaffContext, _ reader: Reader) throws -> FormTask {
        let words = staff.words
        guard let alliance = try AllianceStore.fetch(staff.alliance.id, reader) else { throw PageError.notFound }
        let names = try NetworkNames(of: alliance.id, reader)
        var values = ContactFields.values(alliance.contact)
        values["name"] = alliance.name
        values["legal-form"] = alliance.legalForm.rawValue
        values["office"] = alliance.office.text
        values["funding-notice"] = alliance.fundingNotice
        values["version"] = "\(alliance.version)"
        let fields: [Field] = [
            .required("name", .text()),
            .required("legal-form", .choice(options(Alliance.LegalForm.self, words.name))),
            .required("office", .selection(names.organisationOptions)),
        ]
        return FormTask(
            title: words("network.settings.title"),
            form: Form(
                "network.settings",
                fields + ContactFields.list(isRequired: true)
                    + [Field("funding-notice", .longText(maxLength: 500)), Field("version", .hidden)],
                values: values
            ),
            cancel: staff.link(NetworkPaths.overview),
            current: SummaryList([
                .init(words("network.settings.name.label"), alliance.name),
                .init(words("network.overview.legal-form"), words.name(of: alliance.legalForm)),
                .init(words("network.overview.office"), names.organisation(alliance.office)),
                .init(words("network.overview.contact"), alliance.contact.lines),
                .init(words("network.overview.funding-notice"), alliance.fundingNotice),
            ])
        ) { form, transaction in
            var changed = alliance
            changed.name = form.text("name")
            changed.legalForm = try form.value("legal-form")
            changed.office = try form.record("office")
            changed.contact = try form.requiredContact()
            changed.fundingNotice = form.text("funding-notice")
            changed.version = try form.version()
            try AllianceStore.update(changed, in: transaction)
            return staff.link(NetworkPaths.overview, saying: "edit")
        }
    }
}
