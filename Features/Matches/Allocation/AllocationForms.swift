import LotseCore
import LotseWeb

/// How a proposal for all households is asked for.
struct ProposalForm {
    private let form = Form(
        "matches.order",
        [.required("weeks", .number(AllocationRun.Order.possibleWeeks))],
        values: ["weeks": "\(Self.usualWeeks)"]
    )

    /// Half a year.
    static let usualWeeks = 26

    var empty: Form { form }

    func read(_ data: FormData) -> (form: Form, order: AllocationRun.Order?) {
        let form = form.reading(data)
        guard form.isValid, let weeks = form.number("weeks") else { return (form, nil) }
        return (form, AllocationRun.Order(urgentWeeks: weeks, addition: nil))
    }
}

/// What there would be more of.
struct WhatIfForm {
    let words: Words
    let places: [Municipality]
    let today: Day

    private var form: Form {
        let choices = Choices(words: words)
        let towns = places.filter { $0.position != nil }
        let kinds = choices.options { (value: MarketAddition.Kind) in words("matches.addition.\(value.rawValue)") }
        let levels = CEFRLevel.allCases.map { Field.Option($0.rawValue, $0.rawValue.uppercased()) }
        return Form(
            "matches.what-if",
            sections: [
                Form.Section(
                    "matches.what-if.what",
                    [
                        .required("kind", .choice(kinds)),
                        .required("count", .number(MarketAddition.possibleCount)),
                        .required("municipality", .selection(choices.municipalities(towns))),
                        .required("from", .day),
                    ]
                ),
                Form.Section(
                    "matches.what-if.terms",
                    [
                        Field("rooms", .selection(choices.rooms)), Field("rent", .money(0...10_000_000)),
                        Field("level", .selection([Field.Option("", words("form.choose"))] + levels)),
                    ]
                ),
            ],
            values: [
                "kind": MarketAddition.Kind.kita.rawValue, "count": "10", "from": today.description, "rooms": "0",
            ]
        )
    }

    var empty: Form { form }

    func read(_ data: FormData) -> (form: Form, order: AllocationRun.Order?) {
        var form = form.reading(data)
        let kind: MarketAddition.Kind? = form.choice("kind")
        let rooms = form.number("rooms") ?? 0
        if kind == .home, rooms == 0 { form = form.adding(FormError("rooms", "matches.error.addition-rooms")) }
        if kind == .home, form.money("rent") == nil {
            form = form.adding(FormError("rent", "matches.error.addition-rent"))
        }
        let level: CEFRLevel? = form.choice("level")
        if kind == .course, level == nil { form = form.adding(FormError("level", "matches.error.addition-level")) }
        let place = places.first { $0.key.text == form.text("municipality") }
        guard form.isValid, let kind, let count = form.number("count"), let from = form.day("from"),
            let place, let position = place.position
        else { return (form, nil) }
        let addition = MarketAddition(
            kind: kind,
            count: count,
            municipality: place.key,
            town: place.name,
            position: position,
            from: from,
            halfRooms: kind == .home ? rooms : 0,
            rent: kind == .home ? form.money("rent") ?? .zero : .zero,
            level: kind == .course ? level : nil
        )
        return (form, AllocationRun.Order(urgentWeeks: ProposalForm.usualWeeks, addition: addition))
    }
}
