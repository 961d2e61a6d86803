import LotseCore

/// Turns the answers of a request into a case file, so that nobody types anything twice.
///
/// Pure.
struct IntakeConversion: Sendable {
    let answers: IntakeAnswers
    /// How people without a name are called until somebody asks them.
    let names: Names

    struct Names: Sendable {
        /// By the number among the children, from 1.
        let child: @Sendable (Int) -> String
        /// By the number among the adults, from 2.
        let adult: @Sendable (Int) -> String
    }

    var file: CaseFile.Draft {
        CaseFile.Draft(
            language: answers.contact?.language ?? .german,
            wantsInterpreter: answers.contact?.wantsInterpreter ?? false,
            origin: CaseFile.Origin(
                country: answers.origin.flatMap { Country($0.country) },
                place: answers.origin?.place ?? ""
            ),
            target: answers.destination?.municipality,
            wishedArrival: answers.arrival?.day,
            source: .portal
        )
    }

    /// The person who asked, then the other adults, then the children.
    var household: [Person.Draft] {
        let (given, family) = (answers.name?.given ?? "", answers.name?.family ?? "")
        let language = answers.contact?.language
        let main = Person.Draft(
            part: .main,
            givenName: given,
            familyName: family,
            occupation: answers.occupation ?? "",
            mail: answers.contact?.mail ?? "",
            phone: answers.contact?.phone ?? "",
            languages: language.map { [.init(language: $0, level: .unknown)] } ?? []
        )
        let adults = max(1, answers.people?.adults ?? 1)
        let others = (1..<adults).map { number in
            Person.Draft(
                part: number == 1 ? .partner : .relative,
                givenName: names.adult(number + 1),
                familyName: ""
            )
        }
        let children = (answers.children ?? []).enumerated().map { number, born in
            Person.Draft(part: .child, givenName: names.child(number + 1), familyName: family, bornOn: born)
        }
        return [main] + others + children
    }

    /// The main person alone, as duplicates are looked for: placeholders are nobody.
    var mainPerson: Person.Draft { household[0] }

    /// One need for each topic, the most urgent first; what somebody wrote stands with that one.
    var needs: [Need.Draft] {
        let topics = answers.topics ?? []
        let urgent = answers.mostUrgent ?? topics.first
        return topics.sorted { ($0 == urgent ? 0 : 1) < ($1 == urgent ? 0 : 1) }.map { topic in
            Need.Draft(
                topic: topic,
                priority: topic == urgent ? 1 : 2,
                wishedOn: answers.arrival?.day,
                detail: topic == urgent ? answers.message ?? "" : ""
            )
        }
    }
}
