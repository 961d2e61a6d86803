import LotseFormats
import LotseMatching

/// What a round of places says, as text for people or as JSON for programs.
struct PlacementReport {
    let file: PlacementFile
    let problem: PlacementProblem
    let placement: Placement
    let stability: StabilityReport

    init(file: PlacementFile, problem: PlacementProblem) {
        self.file = file
        self.problem = problem
        placement = Placer(problem).place()
        stability = StabilityReport(of: placement, in: problem)
    }

    var text: String {
        let first = placement.places.count { $0?.wish == 0 }
        var lines = [
            "\(placement.placedCount) of \(file.children.count) children get a place, \(first) of them their first wish.",
            "Checked apart from that: \(stability.envy.count) with justified envy, \(stability.wastedPlaces) places wasted.",
        ]
        if !placement.families.isEmpty {
            let together = placement.families.count { if case .together = $0 { true } else { false } }
            lines.append("\(together) of \(placement.families.count) families stay together.")
        }
        for (number, family) in placement.families.enumerated() where family == .dissolved {
            lines.append("Family \(number): its wishes and others' chased each other in a circle; a person must look.")
        }
        let full = placement.last.enumerated().compactMap { number, last in last.map { (number, $0) } }
        if !full.isEmpty { lines.append("What is full, and who got in last:") }
        for (number, last) in full {
            let how = last.isPromised ? "promised" : "\(last.points) points, lot \(last.lotteryNumber)"
            lines.append("  \(file.programmes[number].name): \(how)")
        }
        return lines.joined(separator: "\n")
    }

    /// One row for each child, for spreadsheets; wishes are counted from 1.
    var table: CSVWriter {
        var table = CSVWriter()
        table.append(["child", "programme", "wish", "lot"].map { .text($0) })
        for (child, place) in placement.places.enumerated() {
            table.append([
                .number(child), place.map { .text(file.programmes[$0.programme].name) } ?? .empty,
                place?.wish.map { .number($0 + 1) } ?? .empty, .number(problem.lotteryNumber(of: child)),
            ])
        }
        return table
    }

    func json() throws -> String {
        struct Answer: Encodable {
            let children: [Int?]
            let lots: [Int]
            let justifiedEnvy: Int
            let familyEnvy: Int
            let wastedPlaces: Int
            let dissolved: [Int]
        }
        let answer = Answer(
            children: placement.places.map { $0?.programme },
            lots: file.children.indices.map { problem.lotteryNumber(of: $0) },
            justifiedEnvy: stability.envy.count,
            familyEnvy: stability.familyEnvy.count,
            wastedPlaces: stability.wastedPlaces,
            dissolved: placement.families.indices.filter { placement.families[$0] == .dissolved }
        )
        return try JSONFile.text(of: answer)
    }

    /// Why a child gets what it gets, and not what it would rather have.
    func reasons(for child: Int) -> String {
        var lines: [String]
        if let place = placement.places[child] {
            let rank = place.wish.map { "its wish \($0 + 1)" } ?? "which it had been promised"
            lines = ["Child \(child) gets \(file.programmes[place.programme].name), \(rank)."]
        } else {
            lines = ["Child \(child) gets no place."]
        }
        for missed in problem.missed(by: child, in: placement) {
            let own = "\(missed.points) points, lot \(missed.lotteryNumber)"
            let name = file.programmes[missed.programme].name
            lines.append("  Rather \(name) (\(own)), but \(Self.sentence(of: missed))")
        }
        return lines.joined(separator: "\n")
    }

    private static func sentence(of missed: MissedPlace) -> String {
        let last = missed.last.map { "the last who got in has \($0.points) points, lot \($0.lotteryNumber)." }
        return switch missed.reason {
        case .noPlaces: "it has no places."
        case .allPromised: "every place had been promised."
        case .fewerPoints, .laterLot: last ?? "it is full."
        case .withSiblings: "its family got what it prefers, or could not be there together."
        }
    }
}
