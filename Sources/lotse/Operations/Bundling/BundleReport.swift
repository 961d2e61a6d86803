import LotseCore
import LotseFormats
import LotseMatching

/// What fits a household, or what blocks, as text for people or as JSON for programs.
struct BundleReport {
    let file: BundleFile
    let bundles: [ArrivalBundle]
    let obstacles: BundleObstacles?

    /// - Throws: `Installation.Problem` that names the first thing that cannot be.
    init(_ file: BundleFile, limit: Int) throws {
        self.file = file
        (bundles, obstacles) = try BundleQuestion(file).answer(limit: limit)
    }

    // MARK: - Text

    var text: String {
        var lines: [String] = []
        if let obstacles {
            let block = obstacles.block.map(name).joined(separator: ", ")
            lines = ["Nothing fits. What cannot be had together, and nothing less blocks: \(block)."]
            if !obstacles.concessions.isEmpty { lines.append("What would help, the cheapest first:") }
            for concession in obstacles.concessions {
                lines.append("  " + concession.steps.map(sentence).joined(separator: ", "))
                lines += told(concession.bundle).map { "      " + $0 }
            }
        }
        for (number, bundle) in bundles.enumerated() {
            lines.append("\(number + 1). \(bundle.score) points")
            lines += told(bundle).map { "   " + $0 }
        }
        return lines.joined(separator: "\n")
    }

    private func told(_ bundle: ArrivalBundle) -> [String] {
        var lines: [String] = []
        if let home = bundle.home { lines.append((file.homes ?? [])[home].name) }
        for (number, adult) in bundle.adults.enumerated() {
            let name = file.household.adults[number].name
            let parts = [
                adult.vacancy.map { choice($0, (file.vacancies ?? [])[$0.index].name) },
                adult.course.map { choice($0, (file.courses ?? [])[$0.index].name) },
            ].compactMap(\.self)
            if !parts.isEmpty { lines.append("\(name): " + parts.joined(separator: "; ")) }
        }
        for (number, place) in bundle.children.enumerated() {
            guard let place, let child = file.household.children?[number] else { continue }
            lines.append("\(child.name): \(choice(place, (file.facilities ?? [])[place.index].name))")
        }
        let price = bundle.price
        let day = Day(daysSince1970: bundle.readyOn)
        lines.append("\(price.minutes) minutes of ways, \(euros(price.monthlyCents)) a month, all there on \(day)")
        if let income = bundle.estimatedIncome { lines.append("estimated income \(euros(income)) net a month") }
        return lines
    }

    private func choice(_ choice: ArrivalBundle.Choice, _ name: String) -> String {
        guard let way = choice.way else { return name }
        let sure = way.time.source == .estimated ? "about " : ""
        return "\(name) (\(sure)\(way.time.minutes) min, \(way.mode.word))"
    }

    private func sentence(_ step: BundleConcession.Step) -> String {
        let amount = step.amount
        return switch step.demand {
        case .rooms: amount == 1 ? "one room fewer" : "\(amount) rooms fewer"
        case .budget: "\(euros(Int64(amount))) a month more"
        case .arrival: "\(amount) days later"
        case .adultMinutes, .childMinutes: "\(amount) minutes more for \(person(step.demand))"
        case .hours: "\(amount) minutes a day in which the family looks after \(person(step.demand))"
        case .home, .vacancy, .course, .place, .language, .inclusion: "without \(name(step.demand))"
        }
    }

    private func name(_ demand: BundleDemand) -> String {
        switch demand {
        case .home: "a home"
        case .rooms: "the rooms"
        case .budget: "the budget"
        case .arrival: "the day"
        case .vacancy: "a vacancy for \(person(demand))"
        case .course: "the course of \(person(demand))"
        case .adultMinutes, .childMinutes: "the ways of \(person(demand))"
        case .place: "a place for \(person(demand))"
        case .hours: "care for \(person(demand)) during work"
        case .language: "the language of \(person(demand))"
        case .inclusion: "inclusion for \(person(demand))"
        }
    }

    private func person(_ demand: BundleDemand) -> String {
        switch demand {
        case .vacancy(let adult), .course(let adult), .adultMinutes(let adult): file.household.adults[adult].name
        case .place(let child), .childMinutes(let child), .hours(let child), .language(let child),
            .inclusion(let child):
            (file.household.children ?? [])[child].name
        case .home, .rooms, .budget, .arrival: ""
        }
    }

    private func euros(_ cents: Int64) -> String {
        let (euros, rest) = cents.quotientAndRemainder(dividingBy: 100)
        return "\(euros).\(rest < 10 ? "0" : "")\(rest) EUR"
    }

    // MARK: - Table

    /// One row for each bundle, for spreadsheets; where none fits, for each way around, told in the last column.
    var table: CSVWriter {
        var table = CSVWriter()
        let adults = file.household.adults.map(\.name)
        let children = (file.household.children ?? []).map(\.name)
        let people = adults.flatMap { ["\($0): work", "\($0): course"] } + children
        table.append(
            (["score", "home"] + people + ["minutes", "cents a month", "weeks", "ready", "with"]).map { .text($0) }
        )
        for bundle in bundles { table.append(row(bundle, with: "")) }
        for concession in obstacles?.concessions ?? [] {
            table.append(row(concession.bundle, with: concession.steps.map(sentence).joined(separator: ", ")))
        }
        return table
    }

    private func row(_ bundle: ArrivalBundle, with concession: String) -> [CSVWriter.Cell] {
        func cell(_ name: String?) -> CSVWriter.Cell { name.map { .text($0) } ?? .empty }
        var cells: [CSVWriter.Cell] = [.number(bundle.score), cell(bundle.home.map { (file.homes ?? [])[$0].name })]
        for adult in bundle.adults {
            cells.append(cell(adult.vacancy.map { (file.vacancies ?? [])[$0.index].name }))
            cells.append(cell(adult.course.map { (file.courses ?? [])[$0.index].name }))
        }
        cells += bundle.children.map { cell($0.map { (file.facilities ?? [])[$0.index].name }) }
        let price = bundle.price
        cells += [.number(price.minutes), .number(Int(price.monthlyCents)), .number(price.weeks)]
        return cells + [.text("\(Day(daysSince1970: bundle.readyOn))"), .text(concession)]
    }

    // MARK: - JSON

    private struct Answer: Encodable {
        let bundles: [Bundle]
        let blocks: [String]
        let concessions: [Concession]
    }

    private struct Bundle: Encodable {
        let score: Int
        let home: Int?
        let vacancies: [Int?]
        let courses: [Int?]
        let places: [Int?]
        let minutes: Int
        let cents: Int64
        let weeks: Int
        let readyOn: String

        init(_ bundle: ArrivalBundle) {
            score = bundle.score
            home = bundle.home
            vacancies = bundle.adults.map { $0.vacancy?.index }
            courses = bundle.adults.map { $0.course?.index }
            places = bundle.children.map { $0?.index }
            minutes = bundle.price.minutes
            cents = bundle.price.monthlyCents
            weeks = bundle.price.weeks
            readyOn = "\(Day(daysSince1970: bundle.readyOn))"
        }
    }

    private struct Concession: Encodable {
        let steps: [String]
        let cost: Int
        let bundle: Bundle
    }

    func json() throws -> String {
        let answer = Answer(
            bundles: bundles.map(Bundle.init),
            blocks: (obstacles?.block ?? []).map(name),
            concessions: (obstacles?.concessions ?? []).map {
                Concession(steps: $0.steps.map(sentence), cost: $0.cost, bundle: Bundle($0.bundle))
            }
        )
        return try JSONFile.text(of: answer)
    }
}
