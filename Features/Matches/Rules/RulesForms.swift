import LotseCore
import LotseMatching
import LotseWeb

/// What counts how much, as a form.
struct ComparisonForm {
    private let form = Form(
        "matches.rules",
        sections: [
            Form.Section(
                "matches.rules.weights",
                [
                    .required("occupation", .number(ComparisonRules.possiblePoints)),
                    .required("level", .number(ComparisonRules.possiblePoints)),
                    .required("required-skills", .number(ComparisonRules.possiblePoints)),
                    .required("wished-skills", .number(ComparisonRules.possiblePoints)),
                    .required("german", .number(ComparisonRules.possiblePoints)),
                    .required("shifts", .number(ComparisonRules.possiblePoints)),
                    .required("pay", .number(ComparisonRules.possiblePoints)),
                    .required("commute", .number(ComparisonRules.possiblePoints)),
                    .required("contract", .number(ComparisonRules.possiblePoints)),
                    .required("family", .number(ComparisonRules.possiblePoints)),
                    .required("help", .number(ComparisonRules.possiblePoints)),
                ]
            ),
            Form.Section(
                "matches.rules.limits",
                [
                    .required("minutes-beyond", .number(ComparisonRules.possibleMinutes)),
                    .required("hours-beyond", .number(ComparisonRules.possibleHours)),
                    .required("days-beyond", .number(ComparisonRules.possibleDays)),
                    .required("commute-span", .number(ComparisonRules.possibleSpan)),
                    .required("pay-floor", .number(ComparisonRules.possibleFloor)),
                    Field(ProfileForm.version, .hidden),
                ]
            ),
        ]
    )

    func filled(_ kept: Kept<ComparisonRules>?) -> Form {
        let rules = kept?.value ?? .standard
        var values = [
            "minutes-beyond": rules.minutesBeyond, "hours-beyond": rules.hoursBeyond, "days-beyond": rules.daysBeyond,
            "commute-span": rules.commuteSpan, "pay-floor": rules.payFloor, ProfileForm.version: kept?.version ?? 0,
        ]
        for criterion in Criterion.allCases { values[criterion.name] = rules.points(criterion) }
        return values.reduce(form) { $0.presetting($1.key, to: ["\($1.value)"]) }
    }

    func read(_ data: FormData) -> (form: Form, rules: ComparisonRules?) {
        var form = form.reading(data)
        let weights = Criterion.allCases.compactMap { criterion in form.number(criterion.name).map { (criterion, $0) } }
        if form.isValid, weights.allSatisfy({ $0.1 == 0 }) {
            form = form.adding(FormError("occupation", "matches.error.no-weight"))
        }
        guard form.isValid, let minutes = form.number("minutes-beyond"), let hours = form.number("hours-beyond"),
            let days = form.number("days-beyond"), let span = form.number("commute-span"),
            let floor = form.number("pay-floor")
        else { return (form, nil) }
        let rules = ComparisonRules(
            weights: Dictionary(uniqueKeysWithValues: weights),
            minutesBeyond: minutes,
            hoursBeyond: hours,
            daysBeyond: days,
            commuteSpan: span,
            payFloor: floor
        )
        return (form, rules)
    }
}

/// How long a way between two towns takes.
struct KnownWayForm {
    let words: Words
    let places: [Municipality]

    private var form: Form {
        let choices = Choices(words: words)
        let towns = choices.municipalities(places.filter { $0.position != nil })
        let modes = TravelMode.allCases.map { Field.Option($0.name, words("matches.mode.\($0.name)")) }
        return Form(
            "matches.known-way",
            [
                .required("one", .selection(towns)), .required("other", .selection(towns)),
                .required("mode", .choice(modes)), .required("minutes", .number(KnownWay.possibleMinutes)),
                .required("reason", .text(maxLength: 160)),
            ]
        )
    }

    var empty: Form { form.presetting("mode", to: [TravelMode.car.name]) }

    func read(_ data: FormData) -> (form: Form, way: KnownWay.Content?) {
        let form = form.reading(data)
        guard form.isValid, let one = MunicipalityKey(form.text("one")),
            let other = MunicipalityKey(form.text("other")), let mode = TravelMode(name: form.text("mode")),
            let minutes = form.number("minutes")
        else { return (form, nil) }
        guard let way = KnownWay.Content(one, other, mode, minutes: minutes, reason: form.text("reason")) else {
            return (form.adding(FormError("other", "matches.error.same-town")), nil)
        }
        return (form, way)
    }
}

/// A river or border, and which towns lie on its far side.
struct BarrierForm {
    let words: Words
    let places: [Municipality]

    private var form: Form {
        let towns = places.filter { $0.position != nil }.map { Field.Option($0.key.text, $0.name) }
        return Form(
            "matches.barrier",
            [
                .required("name", .text(maxLength: 80)),
                .required("minutes", .number(TravelBarrier.possibleMinutes)), .required("towns", .choices(towns)),
                Field(ProfileForm.version, .hidden),
            ]
        )
    }

    func filled(_ barrier: TravelBarrier?) -> Form {
        form.presetting("name", to: [barrier?.content.name ?? ""])
            .presetting("minutes", to: [barrier.map { "\($0.content.minutes)" } ?? ""])
            .presetting("towns", to: barrier?.content.towns.map(\.text).sorted() ?? [])
            .presetting(ProfileForm.version, to: ["\(barrier?.version ?? 0)"])
    }

    func read(_ data: FormData) -> (form: Form, content: TravelBarrier.Content?) {
        let form = form.reading(data)
        guard form.isValid, let minutes = form.number("minutes") else { return (form, nil) }
        let towns = Set(form.chosen("towns").compactMap { MunicipalityKey($0) })
        return (form, TravelBarrier.Content(name: form.text("name"), minutes: minutes, towns: towns))
    }
}

/// A table of travel times, tried first.
enum TravelTableForm {
    static let empty = Form(
        "matches.travel-table",
        [.required("file", .file(accept: ".csv,.txt")), Field("trial", .tick)],
        values: ["trial": "1"]
    )
    /// The largest table, and a little for the form around it.
    static let bodyLimit = 8 * 1_024 * 1_024
}
