import LotseCore
import LotseData
import LotseWeb

/// The forms about organisations and their units.
enum OrganisationTasks {
    /// Enters an organisation into the register; it takes part only once it has joined.
    static func insert(_ staff: StaffContext, _ reader: Reader) throws -> FormTask {
        FormTask(
            title: staff.words("network.new-organisation.title"),
            lead: staff.words("network.new-organisation.lead"),
            form: Form("network.new-organisation", fields(staff.words)),
            cancel: staff.link(NetworkPaths.overview)
        ) { form, transaction in
            let organisation = Organisation.Record(
                id: transaction.newIdentifier(),
                kind: try form.value("kind"),
                name: form.text("name"),
                contact: try form.requiredContact()
            )
            try OrganisationStore.insert(organisation, in: transaction)
            return "\(staff.link(NetworkPaths.join))?organisation=\(organisation.id.text)"
        }
    }

    static func update(_ context: RecordContext<Organisation.Record>, _ reader: Reader) throws -> FormTask {
        let (words, organisation) = (context.words, context.record)
        var values = ContactFields.values(organisation.contact)
        values["name"] = organisation.name
        values["kind"] = organisation.kind.rawValue
        values["version"] = "\(organisation.version)"
        return FormTask(
            title: words("network.edit-organisation.title"),
            form: Form("network.edit-organisation", fields(words) + [Field("version", .hidden)], values: values),
            cancel: context.here(NetworkPaths.organisation),
            current: SummaryList([
                .init(words("network.edit-organisation.name.label"), organisation.name),
                .init(words("network.column.kind"), words.name(of: organisation.kind)),
                .init(words("network.overview.contact"), organisation.contact.lines),
            ])
        ) { form, transaction in
            var changed = organisation
            changed.kind = try form.value("kind")
            changed.name = form.text("name")
            changed.contact = try form.requiredContact()
            changed.version = try form.version()
            try OrganisationStore.update(changed, in: transaction)
            return context.link(NetworkPaths.organisation, context.visitor.parameters, saying: "edit")
        }
    }

    private static func fields(_ words: Words) -> [Field] {
        [
            .required("name", .text()),
            .required("kind", .selection([Field.Option("", words("form.choose"))] + kinds(words))),
        ] + ContactFields.list(isRequired: true)
    }

    private static func kinds(_ words: Words) -> [Field.Option] { options(Organisation.Kind.self, words.name) }
}
