import LotseCore
import LotseFormats
import LotseMatching

/// A list of matches with their reasons, as text for people or as JSON for programs.
struct MatchReport {
    let names: [String]
    let matches: [RankedMatch]
    /// What is not on the list; nil for a list of people.
    let census: VacancyCensus?
    let skills: [String]

    // MARK: - Text

    var text: String {
        var lines: [String] = []
        if let census {
            lines.append(
                "\(census.considered) vacancies of near trades: \(census.clear) without an obstacle, "
                    + "\(census.passable) with a way around."
            )
            let blocked = Obstacle.Kind.allCases.compactMap { kind in
                census.blocked[kind].map { "\($0) for \(Self.name(kind))" }
            }
            if !blocked.isEmpty { lines.append("Not listed: " + blocked.joined(separator: ", ") + ".") }
        }
        if matches.isEmpty { lines.append("Nothing on the list.") }
        for (place, match) in matches.enumerated() {
            lines.append("\(place + 1). \(Self.points(match.assessment.score)) points: \(names[match.number])")
            for obstacle in match.assessment.obstacles {
                lines.append("     in the way: \(Self.name(obstacle.kind)); \(Self.sentence(of: obstacle.way))")
            }
            for part in match.assessment.contributions where part.most > 0 {
                let points = "\(Self.points(part.points)) of \(Self.points(part.most))"
                lines.append(
                    "     \(Self.name(part.criterion)): \(points)" + (reason(part.fact).map { ", \($0)" } ?? "")
                )
            }
        }
        return lines.joined(separator: "\n")
    }

    /// Thousandths of a point with what stands behind the point where something does.
    private static func points(_ thousandths: Int) -> String {
        let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1_000)
        return rest == 0 ? "\(whole)" : "\(whole).\(String(1_000 + rest).dropFirst())"
    }

    private func reason(_ fact: Assessment.Fact) -> String? {
        switch fact {
        case .occupation(let nearest, let digits): "\(digits) digits shared with \(nearest)"
        case .level(let has, let needs): "\(needs) needed, \(has) there"
        case .skills(_, let learning, let missing):
            [("missing", missing), ("being learnt", learning)].filter { !$0.1.isEmpty }
                .map { "\($0.0): " + $0.1.map { skills[$0] }.joined(separator: ", ") }
                .joined(separator: "; ")
                .nonEmpty
        case .german(let has, let needs): "\(Self.word(needs)) needed, \(Self.word(has)) there"
        case .commute(let mode, let time):
            (time.source == .estimated ? "about " : "") + "\(time.minutes) min, \(mode.word)"
        case .pay(let offered, let wished):
            offered == 0 || wished == 0 ? nil : "\(offered / 100) EUR offered, \(wished / 100) wished"
        case .shifts(let unready): unready.isEmpty ? nil : "not ready for all shifts"
        case .noCommute, .contract, .family, .help: nil
        }
    }

    private static func word(_ level: LanguageLevel) -> String {
        MatchWords.german.first { $0.1 == level }?.0 ?? ""
    }

    private static func name(_ criterion: Criterion) -> String {
        switch criterion {
        case .occupation: "occupation"
        case .level: "level"
        case .requiredSkills: "required skills"
        case .wishedSkills: "wished skills"
        case .german: "German"
        case .shifts: "shifts"
        case .pay: "pay"
        case .commute: "way to work"
        case .contract: "contract"
        case .family: "family"
        case .help: "employer's help"
        }
    }

    private static func name(_ kind: Obstacle.Kind) -> String {
        switch kind {
        case .commute: "the way to work"
        case .recognition: "recognition"
        case .permit: "the permit"
        case .hours: "the hours"
        case .start: "the start"
        }
    }

    private static func sentence(of way: Obstacle.Way?) -> String {
        switch way {
        case .minutes(let minutes, let mode): "\(minutes) minutes more (\(mode.word))"
        case .applyForRecognition: "apply, and work as an assistant until the decision"
        case .assistUntilDecided: "work as an assistant until the decision"
        case .assistUntilAdapted: "work as an assistant until what is missing is made good"
        case .askForConsent: "the employer asks for consent"
        case .fastProcedure: "the employer starts the fast procedure"
        case .moreHours(let hours): "\(hours) hours a week more than wished"
        case .fewerHours(let hours): "\(hours) hours a week fewer than wished"
        case .waitUntil(let day): "begin on \(Day(daysSince1970: day))"
        case .employerWaits(let day): "the employer waits until \(Day(daysSince1970: day))"
        case nil: "no way around"
        }
    }

    // MARK: - Table

    /// One row for each match, for spreadsheets; points in thousandths.
    var table: CSVWriter {
        var table = CSVWriter()
        let criteria = Criterion.allCases
        table.append((["number", "name", "score"] + criteria.map(Self.name) + ["in the way"]).map { .text($0) })
        for match in matches {
            let points = Dictionary(
                uniqueKeysWithValues: match.assessment.contributions.map { ($0.criterion, $0.points) }
            )
            let obstacles = match.assessment.obstacles.map { "\(Self.name($0.kind)): \(Self.sentence(of: $0.way))" }
            table.append(
                [.number(match.number), .text(names[match.number]), .number(match.assessment.score)]
                    + criteria.map { points[$0].map { .number($0) } ?? .empty }
                    + [.text(obstacles.joined(separator: "; "))]
            )
        }
        return table
    }

    // MARK: - JSON

    private struct Entry: Encodable {
        let number: Int
        let score: Int
        let contributions: [String: Int]
        let obstacles: [String]
    }

    /// By number in the file; the contributions, in thousandths of a point, add up to the score.
    func json() throws -> String {
        let entries = matches.map { match in
            Entry(
                number: match.number,
                score: match.assessment.score,
                contributions: Dictionary(
                    uniqueKeysWithValues: match.assessment.contributions.map { ("\($0.criterion)", $0.points) }
                ),
                obstacles: match.assessment.obstacles.map { "\($0.kind)" }
            )
        }
        return try JSONFile.text(of: entries)
    }
}

extension String {
    /// Nil where there is nothing in it.
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
