import LotseCore
import LotseData
import LotseWeb

/// The forms about the places of a partnership: bringing them in and giving them back.
enum TerritoryTasks {
    /// First a district is chosen, then some or all of its places.
    static func bringIn(_ context: RecordContext<Partnership>, _ reader: Reader) throws -> FormTask {
        let (words, partnership) = (context.words, context.record)
        let district = context.query["district"]
        let places = district.isEmpty ? [] : try MunicipalityStore.list(inDistrict: district, reader)
        let options = places.map { Field.Option($0.key.text, $0.fullName) }
        let start = max(context.today, partnership.period.start)
        return FormTask(
            title: words("network.bring-in.title"),
            form: Form(
                "network.bring-in",
                [
                    .required("places", .choices(options)), .required("from", .day), Field("until", .day),
                    Field("reason", .text()),
                ],
                values: ["from": "\(start)"]
            ).presetting("places", to: options.map(\.value)),
            filter: try DistrictFilter.form(of: context, reader),
            isReady: !places.isEmpty,
            cancel: context.here(NetworkPaths.partnership)
        ) { form, transaction in
            try TerritoryStore.insert(
                form.municipalities("places"),
                by: partnership,
                for: try form.period(),
                because: form.optionalText("reason"),
                in: transaction
            )
            return context.link(NetworkPaths.partnership, context.visitor.parameters, saying: "bring-in")
        }
    }

    static func release(_ context: RecordContext<Partnership>, _ reader: Reader) throws -> FormTask {
        let partnership = context.record
        let memberships = try TerritoryStore.list(of: partnership.alliance, reader)
            .filter { $0.partnership == partnership.id && ($0.period.end ?? context.today) >= context.today }
        let kept = Set(memberships.map(\.municipality))
        let options = try MunicipalityStore.list(around: partnership.alliance, reader)
            .filter { kept.contains($0.key) }
            .map { Field.Option($0.key.text, $0.fullName) }
        return FormTask(
            title: context.words("network.release.title"),
            form: Form(
                "network.release",
                [.required("places", .choices(options)), .required("until", .day), Field("reason", .text())],
                values: ["until": "\(context.today)"]
            ),
            cancel: context.here(NetworkPaths.partnership)
        ) { form, transaction in
            try TerritoryStore.end(
                form.municipalities("places"),
                by: partnership,
                lastDay: try form.requiredDay("until"),
                because: form.optionalText("reason"),
                in: transaction
            )
            return context.link(NetworkPaths.partnership, context.visitor.parameters, saying: "release")
        }
    }
}

/// The choice of a district that stands before a form.
enum DistrictFilter {
    static func form(of context: some PageContext, allowing none: String? = nil, _ reader: Reader) throws -> Form {
        let districts = try MunicipalityStore.districts(reader).map { Field.Option($0.key, $0.name) }
        let first = Field.Option("", none ?? context.words("form.choose"))
        return Form(
            "network.district-filter",
            [Field("district", .selection([first] + districts))],
            values: ["district": context.query["district"]]
        )
    }
}
