import LotseCore
import LotseData
import LotseWeb

/// The forms about units and their two lines.
enum OrganisationUnitTasks {
    static func insert(_ context: RecordContext<Organisation.Record>, _ reader: Reader) throws -> FormTask {
        let organisation = context.record.id
        let names = try NetworkNames(of: context.alliance.id, reader)
        return FormTask(
            title: context.words("network.new-unit.title"),
            form: Form("network.new-unit", fields(of: nil, in: organisation, names, context.words)),
            cancel: context.here(NetworkPaths.organisation)
        ) { form, transaction in
            var unit = OrganisationUnit(id: transaction.newIdentifier(), organisation: organisation, name: "")
            try fill(&unit, from: form)
            try OrganisationUnitStore.insert(unit, in: transaction)
            return context.link(NetworkPaths.organisation, context.visitor.parameters, saying: "new-unit")
        }
    }

    static func update(_ context: RecordContext<OrganisationUnit>, _ reader: Reader) throws -> FormTask {
        let (words, unit) = (context.words, context.record)
        let names = try NetworkNames(of: context.alliance.id, reader)
        var values = ContactFields.values(unit.contact)
        values["name"] = unit.name
        values["parent"] = unit.parent?.text
        switch unit.lead {
        case nil: break
        case .unit(let lead): values["lead-unit"] = lead.text
        case .function(let function): values["lead-function"] = function
        }
        values["version"] = "\(unit.version)"
        return FormTask(
            title: words("network.edit-unit.title"),
            form: Form(
                "network.edit-unit",
                fields(of: unit, in: unit.organisation, names, words) + [Field("version", .hidden)],
                values: values
            ),
            cancel: context.here(NetworkPaths.organisation),
            current: SummaryList([
                .init(words("network.edit-unit.name.label"), unit.name),
                .init(words("network.edit-unit.parent.label"), unit.parent.map(names.unit)),
                .init(words("network.overview.contact"), unit.contact?.lines ?? []),
            ])
        ) { form, transaction in
            var changed = unit
            try fill(&changed, from: form)
            changed.version = try form.version()
            try OrganisationUnitStore.update(changed, in: transaction)
            return context.link(
                NetworkPaths.organisation,
                ["organisation": unit.organisation.text],
                saying: "edit"
            )
        }
    }

    private static func fields(
        of unit: OrganisationUnit?,
        in organisation: Identifier<Organisation>,
        _ names: NetworkNames,
        _ words: Words
    ) -> [Field] {
        let others = names.units.filter { $0.id != unit?.id }
        let parents = others.filter { $0.organisation == organisation }.map { Field.Option($0.id.text, $0.name) }
        let leads = others.map { other in
            Field.Option(other.id.text, names.body(.init(organisation: other.organisation, unit: other.id)))
        }
        let directly = Field.Option("", words("network.unit.directly-below"))
        let nobody = Field.Option("", words("network.organisation.no-lead"))
        return [
            .required("name", .text()),
            Field("parent", .selection([directly] + parents)),
            Field("lead-unit", .selection([nobody] + leads)),
            Field("lead-function", .text()),
        ] + ContactFields.list(isRequired: false)
    }

    private static func fill(_ unit: inout OrganisationUnit, from form: Form) throws {
        let leadUnit = form.identifier("lead-unit", of: OrganisationUnit.self)
        let function = form.optionalText("lead-function")
        guard leadUnit == nil || function == nil else { throw NetworkError.twoLeads }
        unit.name = form.text("name")
        unit.parent = form.identifier("parent")
        unit.lead = leadUnit.map { .unit($0) } ?? function.map { .function($0) }
        unit.contact = form.contact()
    }
}
