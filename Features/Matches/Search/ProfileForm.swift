import LotseCore
import LotseMatching
import LotseWeb

/// The questions about work, and what the answers make.
struct ProfileForm {
    let words: Words
    let language: Language
    let occupations: any OccupationSource
    let today: Day

    static let version = "version"

    /// The questions; where an occupation's words may mean several, with what is asked back.
    private func form(_ questions: [[Field]] = [], values: [String: String]) -> Form {
        let choices = Choices(words: words)
        let minutes = Field.Kind.number(WayLimits.possible)
        let title = Field.Kind.text(maxLength: 120)
        let titles = [
            Field.required("occupation-1", title), Field("occupation-2", title), Field("occupation-3", title),
        ]
        let trades = titles.enumerated().flatMap { place, field in
            [field] + (questions.indices.contains(place) ? questions[place] : [])
        }
        return Form(
            "matches.profile",
            sections: [
                Form.Section(
                    "matches.profile.work",
                    trades + [
                        .required("level", .selection(choices.requirementLevels)),
                        .required(
                            "recognition",
                            .selection(
                                choices.options { (value: SearchProfile.RecognitionState) in
                                    words("matches.recognition.\(value.rawValue)")
                                }
                            )
                        ),
                        Field("skills", .longText(maxLength: 2000)),
                        Field("learning", .longText(maxLength: 1000)),
                        Field("german", .selection(choices.levels)),
                    ]
                ),
                Form.Section(
                    "matches.profile.terms",
                    [
                        .required("hours-from", .number(1...60)), .required("hours-to", .number(1...60)),
                        Field(
                            "shifts",
                            .choices(choices.options { (value: ShiftKind) in words("shift.\(value.rawValue)") })
                        ),
                        Field("pay", .money(0...2_000_000)),
                        Field(
                            "contracts",
                            .choices(choices.options { (value: ContractKind) in words("contract.\(value.rawValue)") })
                        ),
                        Field(
                            "family",
                            .choices(choices.options { (value: FamilyTerm) in words("family-term.\(value.rawValue)") })
                        ),
                        Field(
                            "help",
                            .choices(
                                choices.options { (value: ArrivalHelp) in words("arrival-help.\(value.rawValue)") }
                            )
                        ),
                    ]
                ),
                Form.Section(
                    "matches.profile.when",
                    [
                        .required("earliest", .day), Field("latest", .day),
                        .required(
                            "permit",
                            .selection(
                                choices.options { (value: SearchProfile.PermitCondition) in
                                    words("matches.permit.\(value.rawValue)")
                                }
                            )
                        ),
                    ]
                ),
                Form.Section(
                    "matches.profile.ways",
                    [
                        Field("walk-minutes", minutes), Field("bicycle-minutes", minutes),
                        Field("car-minutes", minutes), Field("transit-minutes", minutes),
                        Field(Self.version, .hidden),
                    ]
                ),
            ],
            values: values
        )
    }

    /// The form with what is known: the profile, or what the case file says of the person.
    func filled(_ kept: Kept<SearchProfile>?, for person: SeekingHousehold.Person, arrival: Day?) -> Form {
        guard let kept else {
            return form(values: [
                Self.occupation(0): person.occupation, "level": "2", "recognition": "none",
                "german": person.german?.rawValue ?? "", "hours-from": "35", "hours-to": "40",
                "earliest": (arrival ?? today).description, "permit": "unrestricted", "car-minutes": "45",
                Self.version: "0",
            ])
        }
        let profile = kept.value
        var values = [
            "level": "\(profile.level)", "recognition": profile.recognition.rawValue,
            "skills": names(profile.skills), "learning": names(profile.learning),
            "german": profile.german?.rawValue ?? "", "hours-from": "\(profile.hours.lowerBound)",
            "hours-to": "\(profile.hours.upperBound)", "pay": profile.pay.map { words.money($0) } ?? "",
            "earliest": profile.earliestOn.description, "latest": profile.latestOn?.description ?? "",
            "permit": profile.permit.rawValue, Self.version: "\(kept.version)",
        ]
        for (place, code) in profile.occupations.enumerated() {
            values[Self.occupation(place)] = occupations.name(of: code, in: language) ?? Self.code(code)
        }
        for mode in TravelMode.allCases {
            values["\(mode.name)-minutes"] = profile.limits[mode].map { "\($0)" } ?? ""
        }
        return form(values: values)
            .presetting("shifts", to: profile.shifts.map(\.rawValue))
            .presetting("contracts", to: profile.contracts.map(\.rawValue))
            .presetting("family", to: profile.familyTerms.map(\.rawValue))
            .presetting("help", to: profile.help.map(\.rawValue))
    }

    /// What was sent: the form with what is wrong, and the profile where nothing is.
    func read(_ data: FormData) -> (form: Form, profile: SearchProfile?) {
        let answers = OccupationAnswers(
            SearchProfile.mostOccupations,
            of: data,
            language: language,
            words,
            occupations
        )
        var form = answers.asking(in: form(answers.questions, values: [:]).reading(data))
        let (skills, unknownSkills) = keys(form.text("skills"))
        let (learning, unknownLearning) = keys(form.text("learning"))
        for (field, unknown) in [("skills", unknownSkills), ("learning", unknownLearning)] where !unknown.isEmpty {
            let list = unknown.joined(separator: ", ")
            form = form.adding(FormError(field, "matches.error.unknown-skill", ["skills": list]))
        }
        if let from = form.number("hours-from"), let to = form.number("hours-to"), from > to {
            form = form.adding(FormError("hours-to", "matches.error.hours"))
        }
        if let earliest = form.day("earliest"), let latest = form.day("latest"), latest < earliest {
            form = form.adding(FormError("latest", "matches.error.latest"))
        }
        guard form.isValid, let from = form.number("hours-from"), let to = form.number("hours-to"),
            let earliest = form.day("earliest"), let level = form.number("level")
        else { return (form, nil) }
        var codes: [Int] = []
        for code in answers.codes.compactMap(\.self) where !codes.contains(code) { codes.append(code) }
        var limits = WayLimits()
        for mode in TravelMode.allCases { limits[mode] = form.number("\(mode.name)-minutes") }
        let profile = SearchProfile(
            occupations: codes,
            recognition: form.choice("recognition") ?? .none,
            level: level,
            skills: skills,
            learning: learning,
            german: form.choice("german"),
            hours: from...to,
            shifts: Self.set(form.chosen("shifts")),
            pay: form.money("pay"),
            limits: limits,
            earliestOn: earliest,
            latestOn: form.day("latest"),
            permit: form.choice("permit") ?? .unrestricted,
            contracts: Self.set(form.chosen("contracts")),
            familyTerms: Self.set(form.chosen("family")),
            help: Self.set(form.chosen("help"))
        )
        return (form, profile)
    }

    /// Keys of the skills that a text names, one a line or divided by commas, and the names that nothing is called.
    private func keys(_ text: String) -> (known: [String], unknown: [String]) {
        var (known, unknown): ([String], [String]) = ([], [])
        let names = text.split { $0 == "," || $0 == ";" || $0.isNewline }
            .map { $0.drop { $0.isWhitespace } }
            .map { part in String(part.reversed().drop { $0.isWhitespace }.reversed()) }
            .filter { !$0.isEmpty }
        for name in names.prefix(SearchProfile.mostSkills) {
            if let skill = occupations.skill(named: name, in: language) {
                if !known.contains(skill.key) { known.append(skill.key) }
            } else {
                unknown.append(name)
            }
        }
        return (known, unknown)
    }

    /// The names of skills, one a line.
    private func names(_ keys: [String]) -> String {
        let all = Dictionary(
            occupations.skills(in: language).map { ($0.key, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        return keys.compactMap { all[$0] }.joined(separator: "\n")
    }

    static func occupation(_ place: Int) -> String { "occupation-\(place + 1)" }

    /// Five digits.
    static func code(_ code: Int) -> String {
        let text = String(code)
        return String(repeating: "0", count: max(0, 5 - text.count)) + text
    }

    private static func set<Value: RawRepresentable & Hashable>(_ texts: [String]) -> Set<Value>
    where Value.RawValue == String {
        Set(texts.compactMap(Value.init))
    }
}
