import LotseCore
import LotseWeb

/// The criteria for places of one kind, as an alliance publishes them.
struct CriteriaForm {
    let words: Words

    private struct Row {
        let name: String
        let kind: String
        let points: String
        let kilometres: String
        /// Hidden: what the criterion is known by.
        let key: String

        init(_ number: Int) {
            name = "name-\(number)"
            kind = "kind-\(number)"
            points = "points-\(number)"
            kilometres = "km-\(number)"
            key = "key-\(number)"
        }
    }

    private static let rows = (1...PlaceCriteria.most).map(Row.init)

    private var form: Form {
        let name = Field.Kind.text(maxLength: 120)
        let tests = PlaceCriterion.Kind.allCases.map { kind in
            Field.Option(kind.rawValue, words("matches.criteria.kind.\(kind.rawValue)"))
        }
        let test = Field.Kind.selection([Field.Option("", words("form.choose"))] + tests)
        let points = Field.Kind.number(PlaceCriterion.possiblePoints)
        let far = Field.Kind.number(PlaceCriterion.possibleKilometres)
        let rows = [
            [Field("name-1", name), Field("kind-1", test), Field("points-1", points), Field("km-1", far)],
            [Field("name-2", name), Field("kind-2", test), Field("points-2", points), Field("km-2", far)],
            [Field("name-3", name), Field("kind-3", test), Field("points-3", points), Field("km-3", far)],
            [Field("name-4", name), Field("kind-4", test), Field("points-4", points), Field("km-4", far)],
            [Field("name-5", name), Field("kind-5", test), Field("points-5", points), Field("km-5", far)],
            [Field("name-6", name), Field("kind-6", test), Field("points-6", points), Field("km-6", far)],
            [Field("name-7", name), Field("kind-7", test), Field("points-7", points), Field("km-7", far)],
            [Field("name-8", name), Field("kind-8", test), Field("points-8", points), Field("km-8", far)],
        ]
        let sections = zip(rows, Self.rows).enumerated().map { number, row in
            Form.Section("matches.criteria.row-\(number + 1)", row.0 + [Field(row.1.key, .hidden)])
        }
        return Form("matches.criteria", sections: sections + [Form.Section("", [Field(ProfileForm.version, .hidden)])])
    }

    func filled(_ criteria: PlaceCriteria?) -> Form {
        var form = form.presetting(ProfileForm.version, to: ["\(criteria?.version ?? 0)"])
        for (row, criterion) in zip(Self.rows, criteria?.list ?? []) {
            form = form.presetting(row.name, to: [criterion.name])
                .presetting(row.kind, to: [criterion.kind.rawValue])
                .presetting(row.points, to: ["\(criterion.points)"])
                .presetting(row.kilometres, to: [criterion.kilometres.map { "\($0)" } ?? ""])
                .presetting(row.key, to: [criterion.key])
        }
        return form
    }

    /// Rows without any answer are left out.
    func read(_ data: FormData) -> (form: Form, criteria: [PlaceCriterion]?) {
        var form = form.reading(data)
        var criteria: [PlaceCriterion] = []
        for row in Self.rows {
            let answers = [row.name, row.kind, row.points, row.kilometres].map { form.text($0) }
            guard answers.contains(where: { !$0.isEmpty }) else { continue }
            for name in [row.name, row.points] where form.text(name).isEmpty {
                form = form.adding(FormError(name, "form.error.missing"))
            }
            let kind: PlaceCriterion.Kind? = form.choice(row.kind)
            if form.text(row.kind).isEmpty { form = form.adding(FormError(row.kind, "form.error.choose")) }
            if kind == .near, form.text(row.kilometres).isEmpty {
                form = form.adding(FormError(row.kilometres, "matches.error.criterion-km"))
            }
            guard let kind, let points = form.number(row.points) else { continue }
            criteria.append(
                PlaceCriterion(
                    key: form.text(row.key),
                    name: form.text(row.name),
                    kind: kind,
                    points: points,
                    kilometres: kind == .near ? form.number(row.kilometres) : nil
                )
            )
        }
        return (form, form.isValid ? criteria : nil)
    }
}
