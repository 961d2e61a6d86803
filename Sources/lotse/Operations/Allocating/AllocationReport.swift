import Foundation
import LotseFormats
import LotseMatching

/// What a proposal says, as text for people or as JSON for programs.
struct AllocationReport {
    let file: AllocationFile
    let allocation: Allocation

    /// Thousandths as people read them: 12 345 is 12.345.
    private static func points(_ thousandths: Int) -> String {
        String(format: "%d.%03d", thousandths / 1000, thousandths % 1000)
    }

    var text: String {
        var lines = [
            "\(allocation.servedCount) of \(file.householdCount) households get a bundle.",
            "Worth \(Self.points(allocation.worth)); no allocation is worth more than \(Self.points(allocation.bound))"
                + (allocation.isProven
                    ? " (proven the best)." : " (\(String(format: "%.2f", allocation.gap * 100)) % apart at most)."),
        ]
        if !allocation.unservedUrgent.isEmpty {
            let unserved = allocation.unservedUrgent.map(file.name(ofHousehold:)).joined(separator: ", ")
            lines.append("Urgent and without one: \(unserved).")
        }
        let scarce = file.capacity.indices.filter { allocation.prices[$0] >= 1 }
            .sorted { (allocation.prices[$0], $1) > (allocation.prices[$1], $0) }
        if !scarce.isEmpty { lines.append("What is lacking most, and what one more would be worth:") }
        for resource in scarce.prefix(10) {
            let price = Self.points(Int(allocation.prices[resource]))
            lines.append("  \(price)  \(file.name(of: resource)) (there are \(file.capacity[resource]))")
        }
        return lines.joined(separator: "\n")
    }

    /// What a bundle takes.
    private func things(_ column: Int) -> String {
        file.columns[column].resources.map(file.name(of:)).joined(separator: " + ")
    }

    /// One row for each household, for spreadsheets.
    var table: CSVWriter {
        var table = CSVWriter()
        table.append(["household", "gets", "worth"].map { .text($0) })
        for (household, column) in allocation.bundles.enumerated() {
            let gets = column.map { file.columns[$0].resources.map(file.name(of:)).joined(separator: "|") }
            table.append([
                .text(file.name(ofHousehold: household)), gets.map { .text($0) } ?? .empty,
                column.map { .number(file.columns[$0].worth) } ?? .empty,
            ])
        }
        return table
    }

    func json() throws -> String {
        struct Answer: Encodable {
            let worth: Int
            let bound: Int
            let isProven: Bool
            let households: [Int?]
            let unservedUrgent: [Int]
            let prices: [Double]
        }
        let answer = Answer(
            worth: allocation.worth,
            bound: allocation.bound,
            isProven: allocation.isProven,
            households: allocation.bundles,
            unservedUrgent: allocation.unservedUrgent,
            prices: file.capacity.indices.map { allocation.prices[$0] }
        )
        return try JSONFile.text(of: answer)
    }

    /// Why a household gets what it gets, and not what it would rather have.
    func reasons(for household: Int, in problem: AllocationProblem) -> String {
        var lines: [String] = []
        let name = file.name(ofHousehold: household)
        if let column = allocation.bundles[household] {
            lines.append("For \(name): \(things(column)), worth \(Self.points(file.columns[column].worth)).")
        } else {
            lines.append("For \(name): nothing.")
        }
        for missed in problem.missed(by: household, in: allocation) {
            lines.append("  Rather \(things(missed.bundle)), worth \(Self.points(missed.worth)), but it lacks:")
            for lack in missed.lacks {
                let holders = lack.holders.prefix(5).map(file.name(ofHousehold:)).joined(separator: ", ")
                let more = lack.holders.count > 5 ? " …" : ""
                lines.append("    \(file.name(of: lack.resource)), held by \(holders)\(more)")
            }
        }
        return lines.joined(separator: "\n")
    }
}
