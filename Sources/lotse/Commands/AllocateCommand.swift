import ArgumentParser
import LotseMatching

/// The command `lotse allocate`.
struct AllocateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "allocate",
        abstract: "Proposes who gets what when all want it at once, and proves how good that is.",
        discussion: """
            The file is JSON: "capacity" says how often each resource can be taken, "columns" holds for each bundle \
            [household, worth in thousandths, [resource, …]], "urgent" names households that are served first, "names" \
            the resources, "households" these; all counted from 0. Needs no installation. People decide; this proposes.

            A folder may take the place of the file, with a table for each list. \(AllocationTables.sheets.description). \
            There resources and households stand by their names; several in a cell have bars between ("flat 7|Kita Süd").
            """
    )

    @Argument(help: "The file, or a folder with tables.", completion: .file(extensions: ["json"]))
    var file: String

    @Flag var form: AnswerForm?

    @Option(help: "Say why this household, by name or number, gets what it gets and not what it would rather have.")
    var why: String?

    @OptionGroup var search: AllocationSearchOptions

    func run() async throws {
        try await Console.reporting {
            let read = try AllocationFile(reading: file)
            let explained = try why.map { word in
                guard let household = read.household(word) else {
                    throw Installation.Problem(description: "--why: there is no household \(word).")
                }
                return household
            }
            let problem = try read.problem()
            let allocation = try await search.allocate(problem, urgent: read.urgent, label: "Allocating")
            let report = AllocationReport(file: read, allocation: allocation)
            if let explained {
                Console.say(report.reasons(for: explained, in: problem))
            } else {
                try Console.answer(in: form, words: report.text, json: try report.json(), table: report.table)
            }
        }
    }
}

/// The command `lotse what-if`.
struct WhatIfCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "Says what more of something would bring the region: solves it with and without.",
        discussion: "The file, or the folder with tables, is that of `lotse allocate`."
    )

    @Argument(help: "The file, or a folder with tables.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "RESOURCE=NUMBER, a name or number: so many more there are, fewer with a minus. May be repeated.")
    var more: [Change]

    @Flag var form: AnswerForm?

    @OptionGroup var search: AllocationSearchOptions

    /// Ten more of resource 7, or of the one with that name: `7=10`.
    struct Change: ExpressibleByArgument {
        let resource: String
        let amount: Int

        init?(argument: String) {
            // A name may hold the sign itself.
            guard let sign = argument.lastIndex(of: "="), sign > argument.startIndex,
                let amount = Int(argument[argument.index(after: sign)...]),
                // More could not be added up.
                (-AllocationProblem.most...AllocationProblem.most).contains(amount)
            else { return nil }
            (resource, self.amount) = (String(argument[..<sign]), amount)
        }
    }

    func run() async throws {
        try await Console.reporting {
            let read = try AllocationFile(reading: file)
            let changes = try more.map { change in
                guard let resource = read.resource(change.resource) else {
                    throw Installation.Problem(description: "--more: there is no resource \(change.resource).")
                }
                return (resource, change.amount)
            }
            let changed = try read.problem(more: Dictionary(changes, uniquingKeysWith: +))
            let today = try await search.allocate(try read.problem(), urgent: read.urgent, label: "As it is")
            let then = try await search.allocate(
                changed,
                urgent: read.urgent,
                from: today.prices,
                label: "As it would be"
            )
            let report = WhatIfReport(file: read, changes: changes, today: today, then: then)
            try Console.answer(in: form, words: report.text, json: try report.json(), table: report.table)
        }
    }
}

/// How long to search, and from where.
struct AllocationSearchOptions: ParsableArguments {
    @Flag(help: "Search for a moment only.")
    var quick = false

    @Option(help: "Another seed gives another of about equally good answers; the same one the same.")
    var seed: UInt64 = 1

    func allocate(
        _ problem: AllocationProblem,
        urgent: [Int]?,
        from start: Prices? = nil,
        label: String
    ) async throws -> Allocation {
        let bar = ProgressBar(label)
        defer { bar.finish() }
        let allocator = Allocator(
            problem,
            urgent: Set(urgent ?? []),
            effort: quick ? .quick : .thorough,
            seed: seed
        )
        return try await allocator.allocate(from: start) { bar.show(Int($0 * 100), of: 100) }
    }
}
