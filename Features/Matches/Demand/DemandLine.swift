import LotseCore
import LotseMatching

/// One line of a firm's plan: so many people for an occupation by a day ("Personalbedarf").
struct DemandLine: Sendable, Equatable {
    let id: Identifier<DemandLine>
    let organisation: Identifier<Organisation>
    let organisationName: String
    let content: Content
    let version: Int

    struct Content: Sendable, Equatable {
        /// A code of the KldB 2010; the last digit is the level.
        var occupation: Int
        var people: Int
        var neededBy: Day
        var german: CEFRLevel?
        /// Hours a week.
        var hours: ClosedRange<Int>
        var municipality: MunicipalityKey
    }

    static let possiblePeople = 1...1_000
}

/// A firm's plan against the people who agreed to be proposed to it: numbers, no names.
struct DemandAnswer: Sendable {
    struct Line: Sendable {
        let line: DemandLine
        let clear: Int
        let passable: Int
        /// Of those, who lives in the region already.
        let here: Int

        var missing: Int { line.content.people - clear - passable }
    }

    let organisation: Identifier<Organisation>
    let organisationName: String
    let lines: [Line]

    /// - Parameters:
    ///   - lines: of one firm.
    ///   - pool: who there is.
    ///   - isRegulated: whether an occupation needs recognition.
    ///   - today: the first day on which somebody could begin.
    /// - Throws: the engine's fault where a line holds what no form would take.
    init(
        _ lines: [DemandLine],
        from pool: CandidatePool,
        isRegulated: (Int) -> Bool,
        on today: Day
    ) throws {
        precondition(!lines.isEmpty, "a plan has lines")
        let (organisation, name) = (lines[0].organisation, lines[0].organisationName)
        let index = try pool.index(of: pool.numbers(for: organisation))
        let plan = DemandPlan(
            lines: lines.enumerated().map { number, line in
                let content = line.content
                let vacancy = Vacancy(
                    number: number,
                    occupation: content.occupation,
                    isRegulated: isRegulated(content.occupation),
                    german: LanguageLevel(content.german),
                    hours: content.hours,
                    place: pool.place(pool.positions[content.municipality] ?? Self.middle),
                    startsOn: min(today, content.neededBy).daysSince1970,
                    fillBy: content.neededBy.daysSince1970
                )
                return DemandPlan.Line(vacancy: vacancy, count: content.people)
            }
        )
        let pipeline = try index.pipeline(for: plan)
        self.organisation = organisation
        organisationName = name
        self.lines = zip(lines, pipeline.lines).map { line, found in
            Line(
                line: line,
                clear: found.clear.count,
                passable: found.passable.count,
                here: (found.clear + found.passable).count { pool.candidates[$0].isHere }
            )
        }
    }

    /// The middle of Germany: where a town lies that has left the territory since nobody knows better.
    private static let middle = Position(latitude: 51.2, longitude: 10.4)

    /// What is needed and there by the end of each quarter, the earliest first.
    var quarters: [Quarter] {
        let grouped = Dictionary(grouping: lines) { Quarter.name(of: $0.line.content.neededBy) }
        return grouped.sorted { $0.key < $1.key }.map { name, lines in
            Quarter(
                name: name,
                needed: lines.reduce(0) { $0 + $1.line.content.people },
                there: lines.reduce(0) { $0 + $1.clear + $1.passable }
            )
        }
    }

    struct Quarter: Sendable {
        /// Such as `2027/2`: sorts as it reads.
        let name: String
        let needed: Int
        let there: Int

        fileprivate static func name(of day: Day) -> String {
            let (year, month, _) = day.components
            return "\(year)/\((month + 2) / 3)"
        }
    }
}
