import Foundation
import LotseMatching

/// The invented market as columns that any peer can read, with questions and Lotse's own answers:
/// `Benchmarks ranking-export --folder F [--vacancies N] [--people N]`; what reads it is `ranking_peers/market.py`.
///
/// A column is a file `NAME.i32` of little-endian numbers in the order of the vacancies, whose numbers are their places;
/// skills lie in a pool, of each vacancy the required ones first. Each question is asked three times on one thread;
/// of its times the middle one counts.
struct RankingExport {
    let folder: URL
    let vacancies: Int
    let people: Int
    private let market = InventedVacancies.country
    private let clock = ContinuousClock()

    private static let rounds = 3

    func run() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try writeColumns()
        let start = clock.now
        let index = try VacancyIndex((0..<vacancies).lazy.map(market.vacancy))
        let built = clock.now - start
        let rules = RankingRules()
        let seekers = (0..<people).map { market.seeker($0, moves: false) }
        for seeker in seekers.prefix(20) { _ = try index.matches(for: seeker) }
        let content = Content(
            vacancies: vacancies,
            rules: Rules(rules),
            paces: TravelMode.allCases.map { Pace(.standard($0)) },
            buildNanoseconds: Self.nanoseconds(built),
            bytes: index.byteCount,
            questions: try seekers.map { Question($0, try answer(index, $0)) }
        )
        try JSONEncoder().encode(content).write(to: folder.appending(path: "questions.json"))
    }

    /// The best fifty, explained, and how long they took.
    private func answer(_ index: VacancyIndex, _ seeker: Seeker) throws -> Answer {
        var (found, processor, elapsed) = ([RankedMatch](), [Duration](), [Duration]())
        for _ in 0..<Self.rounds {
            let start = clock.now
            processor.append(try ProcessorTime.measure { found = try index.matches(for: seeker) })
            elapsed.append(clock.now - start)
        }
        return Answer(
            best: found.map { [$0.number, $0.assessment.score, $0.assessment.obstacles.isEmpty ? 1 : 0] },
            processorNanoseconds: Self.nanoseconds(processor.sorted()[Self.rounds / 2]),
            wallNanoseconds: Self.nanoseconds(elapsed.sorted()[Self.rounds / 2])
        )
    }

    private static func nanoseconds(_ duration: Duration) -> Int { Int(duration / .nanoseconds(1)) }

    private func writeColumns() throws {
        var columns = [[Int32]](repeating: [], count: Self.columns.count)
        for place in columns.indices { columns[place].reserveCapacity(vacancies) }
        var skills: [Int32] = []
        for number in 0..<vacancies {
            let vacancy = market.vacancy(number)
            for (place, column) in Self.columns.enumerated() { columns[place].append(Int32(column.value(vacancy))) }
            skills += (vacancy.required + vacancy.wished).map { Int32($0) }
        }
        for (place, column) in Self.columns.enumerated() { try write(columns[place], column.name) }
        try write(skills, "skills")
    }

    private func write(_ numbers: [Int32], _ name: String) throws {
        let data = numbers.map(\.littleEndian).withUnsafeBytes { Data($0) }
        try data.write(to: folder.appending(path: "\(name).i32"))
    }

    /// What is absent is -1; a day that never comes is the greatest number.
    private static let columns: [(name: String, value: @Sendable (Vacancy) -> Int)] = [
        ("occupation", { $0.occupation }),
        ("regulated", { $0.isRegulated ? 1 : 0 }),
        ("required_count", { $0.required.count }),
        ("wished_count", { $0.wished.count }),
        ("german", { $0.german.rawValue }),
        ("least_hours", { $0.hours.lowerBound }),
        ("most_hours", { $0.hours.upperBound }),
        ("shifts", { Int($0.shifts.rawValue) }),
        ("pay", { Int($0.pay) }),
        ("x", { $0.place.x }),
        ("y", { $0.place.y }),
        ("starts_on", { $0.startsOn }),
        ("fill_by", { $0.fillBy ?? Int(Int32.max) }),
        ("contract", { $0.contract?.rawValue ?? -1 }),
        ("family", { Int($0.family.rawValue) }),
        ("help", { Int($0.help.rawValue) }),
        ("helps_with_permit", { $0.helpsWithPermit ? 1 : 0 }),
    ]
}

/// What `questions.json` holds.
extension RankingExport {
    private struct Content: Encodable {
        let vacancies: Int
        let rules: Rules
        /// By `TravelMode.rawValue`.
        let paces: [Pace]
        /// With drawing the vacancies.
        let buildNanoseconds: Int
        /// Of the index.
        let bytes: Int
        let questions: [Question]
    }

    private struct Rules: Encodable {
        let weights: [String: Int]
        let nearness: [Int]
        let leastDigits: Int
        let mostMinutesBeyond: Int
        let mostHoursBeyond: Int
        let mostDaysBeyond: Int
        let commuteSpan: Int
        let payFloorInPercent: Int

        init(_ rules: RankingRules) {
            weights = Dictionary(uniqueKeysWithValues: Criterion.allCases.map { ("\($0)", rules.weight($0)) })
            nearness = rules.nearness
            leastDigits = rules.leastDigits
            mostMinutesBeyond = rules.mostMinutesBeyond
            mostHoursBeyond = rules.mostHoursBeyond
            mostDaysBeyond = rules.mostDaysBeyond
            commuteSpan = rules.commuteSpan
            payFloorInPercent = rules.payFloorInPercent
        }
    }

    private struct Pace: Encodable {
        let settingOff: Int
        let roadInPercent: Int
        let kilometresPerHour: Int

        init(_ pace: TravelPace) {
            settingOff = pace.settingOff
            roadInPercent = pace.roadInPercent
            kilometresPerHour = pace.kilometresPerHour
        }
    }

    private struct Answer: Encodable {
        /// Number, score in thousandths, and 1 where nothing stands between.
        let best: [[Int]]
        let processorNanoseconds: Int
        let wallNanoseconds: Int
    }

    /// A person as numbers: raw values, and nil where there is none.
    private struct Question: Encodable {
        /// Occupation and recognition.
        let trades: [[Int]]
        let level: Int
        let skills: [Int]
        let learning: [Int]
        let german: Int
        let hours: [Int]
        let shifts: Int
        let pay: Int
        let x: Int?
        let y: Int?
        /// By `TravelMode.rawValue`.
        let limits: [Int?]
        let earliestOn: Int
        let latestOn: Int?
        let permit: Int
        let contracts: [Int]
        let family: Int
        let help: Int
        let answer: Answer

        init(_ seeker: Seeker, _ answer: Answer) {
            trades = seeker.trades.map { [$0.occupation, $0.recognition.rawValue] }
            level = seeker.level
            skills = seeker.skills
            learning = seeker.learning
            german = seeker.german.rawValue
            hours = [seeker.hours.lowerBound, seeker.hours.upperBound]
            shifts = Int(seeker.shifts.rawValue)
            pay = Int(seeker.pay)
            x = seeker.home?.x
            y = seeker.home?.y
            limits = TravelMode.allCases.map { seeker.limits[$0] }
            earliestOn = seeker.earliestOn
            latestOn = seeker.latestOn
            permit = seeker.permit.rawValue
            contracts = seeker.contracts.map(\.rawValue).sorted()
            family = Int(seeker.family.rawValue)
            help = Int(seeker.help.rawValue)
            self.answer = answer
        }
    }
}
