import LotseCore
import LotseMatching
import LotseWeb

/// The public question: who would come, and what they need to live here together.
///
/// What is typed makes one page and is then gone.
struct FitForm {
    let words: Words
    let language: Language
    let occupations: any OccupationSource
    let places: [Municipality]
    let today: Day

    static let adults = 2
    static let children = 4

    /// The fields, with what is asked back about each adult's occupation.
    private func form(_ questions: [[Field]] = [[], []], values: [String: String]) -> Form {
        let choices = Choices(words: words)
        let (title, levels) = (Field.Kind.text(maxLength: 120), Field.Kind.selection(choices.levels))
        let work =
            [Field.required("occupation-1", title)] + questions[0] + [Field("german-1", levels)]
            + [Field("occupation-2", title)] + questions[1] + [Field("german-2", levels)]
        return Form(
            "matches.fit",
            sections: [
                Form.Section("matches.fit.work", work),
                Form.Section(
                    "matches.fit.children",
                    [
                        Field("child-1", .day), Field("child-2", .day), Field("child-3", .day),
                        Field("child-4", .day),
                    ]
                ),
                Form.Section(
                    "matches.fit.home",
                    [
                        .required("dwelling", .choice(choices.dwellings)),
                        Field("municipality", .selection(choices.municipalities(places))),
                        .required("rooms", .selection(choices.rooms)),
                        Field("budget", .money(0...10_000_000)),
                    ]
                ),
                Form.Section(
                    "matches.fit.when",
                    [
                        .required("arrive", .day), .required("minutes", .number(WayLimits.possible)),
                        .required(
                            "mode",
                            .choice(Self.modes.map { Field.Option($0.name, words("matches.mode.\($0.name)")) })
                        ),
                    ]
                ),
            ],
            values: values
        )
    }

    private static let modes: [TravelMode] = [.car, .transit, .bicycle]

    var empty: Form {
        form(
            values: [
                "dwelling": HomeSearch.Dwelling.rent.rawValue, "rooms": "0", "minutes": "45",
                "mode": TravelMode.car.name, "arrive": today.adding(months: 6).description,
            ]
        )
    }

    func read(_ data: FormData) -> (form: Form, question: FamilyQuestion?) {
        let answers = OccupationAnswers(Self.adults, of: data, language: language, words, occupations)
        var form = answers.asking(in: form(answers.questions, values: [:]).reading(data))
        let dwelling: HomeSearch.Dwelling? = form.choice("dwelling")
        let settled = places.first { $0.key.text == form.text("municipality") }
        if dwelling == .settled, settled == nil {
            form = form.adding(FormError("municipality", "matches.error.settled-where"))
        }
        if let arrive = form.day("arrive"), arrive < today {
            form = form.adding(FormError("arrive", "matches.error.past"))
        }
        for number in 1...Self.children {
            if let birth = form.day("child-\(number)"), let arrive = form.day("arrive"), birth > arrive {
                form = form.adding(FormError("child-\(number)", "matches.error.birth"))
            }
        }
        guard form.isValid, let dwelling, let arrive = form.day("arrive"), let minutes = form.number("minutes"),
            let rooms = form.number("rooms"), let mode = TravelMode(name: form.text("mode"))
        else { return (form, nil) }
        var limits = WayLimits()
        limits[mode] = minutes
        let adults = answers.codes.enumerated().compactMap { place, code -> FamilyQuestion.Adult? in
            guard let code else { return nil }
            let german: CEFRLevel? = form.choice("german-\(place + 1)")
            return FamilyQuestion.Adult(
                label: words("matches.fit.adult", ["number": place + 1]),
                person: nil,
                profile: profile(code, german, limits),
                course: nil
            )
        }
        let children = (1...Self.children).compactMap { number in
            form.day("child-\(number)").map { birth in
                FamilyQuestion.Child(
                    label: words("matches.fit.child", ["number": number]),
                    person: nil,
                    bornOn: birth
                )
            }
        }
        let question = FamilyQuestion(
            adults: adults,
            children: children,
            home: HomeSearch(
                dwelling: dwelling,
                halfRooms: rooms,
                budget: form.money("budget"),
                municipality: dwelling == .settled ? settled?.key : nil,
                earliestOn: today,
                arriveBy: arrive,
                childMinutes: Self.childMinutes
            ),
            settledAt: settled?.position
        )
        return (form, question)
    }

    /// Nobody is asked about it here: what most families bear.
    private static let childMinutes = 25

    /// Full or part time, any shift, recognition still to come: nobody is asked more than the page needs.
    private func profile(_ occupation: Int, _ german: CEFRLevel?, _ limits: WayLimits) -> SearchProfile {
        SearchProfile(
            occupations: [occupation],
            recognition: .applied,
            level: max(1, occupation % 10),
            german: german,
            hours: 20...40,
            shifts: Set(ShiftKind.allCases),
            limits: limits,
            earliestOn: today
        )
    }
}
