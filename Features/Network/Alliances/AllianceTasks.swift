import LotseCore
import LotseData
import LotseWeb

/// The forms about alliances: a new one on the installation, and a change by its own staff.
enum AllianceTasks {
    /// Makes an alliance, its office in the register, and the office's part in it from today.
    static func insert(_ context: MemberContext, _ reader: Reader) throws -> FormTask {
        let words = context.words
        let kinds = [Field.Option("", words("form.choose"))] + options(Organisation.Kind.self, words.name)
        let questions: [Field] = [
            .required("name", .text()),
            .required("slug", .text(maxLength: 60)),
            .required("legal-form", .choice(options(Alliance.LegalForm.self, words.name))),
            .required("office-name", .text()),
            .required("office-kind", .selection(kinds)),
        ]
        return FormTask(
            title: words("network.new-alliance.title"),
            lead: words("network.new-alliance.lead"),
            form: Form(
                "network.new-alliance",
                questions + ContactFields.list(isRequired: true) + [Field("funding-notice", .longText(maxLength: 500))]
            ),
            cancel: context.link(NetworkPaths.alliances)
        ) { form, transaction in
            let office = Organisation.Record(
                id: transaction.newIdentifier(),
                kind: try form.value("office-kind"),
                name: form.text("office-name"),
                contact: try form.requiredContact()
            )
            let alliance = Alliance.Record(
                id: transaction.newIdentifier(),
                slug: form.text("slug"),
                name: form.text("name"),
                legalForm: try form.value("legal-form"),
                office: office.id,
                contact: office.contact,
                fundingNotice: form.text("funding-notice")
            )
            guard let fromToday = Period(from: transaction.today) else { throw NetworkError.endBeforeStart }
            try OrganisationStore.insert(office, in: transaction)
            try AllianceStore.insert(alliance, in: transaction)
            let coordination = Partnership(
                id: transaction.newIdentifier(),
                alliance: alliance.id,
                organisation: office.id,
                role: .coordinator,
                period: fromToday
            )
            try PartnershipStore.insert(coordination, in: transaction)
            return context.link(NetworkPaths.alliances, saying: "new-alliance")
        }
    }

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
        return FormTask(
            title: words("network.settings.title"),
            form: Form(
                "network.settings",
                [
                    .required("name", .text()),
                    .required("legal-form", .choice(options(Alliance.LegalForm.self, words.name))),
                    .required("office", .selection(names.organisationOptions)),
                ] + ContactFields.list(isRequired: true)
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
