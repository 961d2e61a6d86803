import LotseFormats
import LotseMatching

/// What more of something would bring, as text for people, as a table, or as JSON for programs.
struct WhatIfReport {
    let file: AllocationFile
    /// So many more of a resource, fewer where negative.
    let changes: [(resource: Int, amount: Int)]
    let today: Allocation
    let then: Allocation

    var text: String {
        var lines = changes.map { change in
            "\(change.amount < 0 ? "" : "+")\(change.amount) \(file.name(of: change.resource))"
        }
        for row in rows {
            let more = row.then - row.today
            lines.append("\(row.name): \(row.today) → \(row.then) (\(more < 0 ? "" : "+")\(more))")
        }
        return lines.joined(separator: "\n")
    }

    var table: CSVWriter {
        var table = CSVWriter()
        table.append(["what", "today", "then", "more"].map { .text($0) })
        for row in rows {
            table.append([.text(row.name), .number(row.today), .number(row.then), .number(row.then - row.today)])
        }
        return table
    }

    private var rows: [(name: String, today: Int, then: Int)] {
        [
            ("households served", today.servedCount, then.servedCount),
            ("worth in thousandths", today.worth, then.worth),
        ]
    }

    func json() throws -> String {
        struct Side: Encodable {
            let served: Int
            let worth: Int
            let bound: Int

            init(_ allocation: Allocation) {
                (served, worth, bound) = (allocation.servedCount, allocation.worth, allocation.bound)
            }
        }
        struct Answer: Encodable {
            let more: [String: Int]
            let today: Side
            let then: Side
        }
        let more = Dictionary(changes.map { ("\($0.resource)", $0.amount) }, uniquingKeysWith: +)
        let answer = Answer(more: more, today: Side(today), then: Side(then))
        return try JSONFile.text(of: answer)
    }
}
