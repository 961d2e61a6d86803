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
            the resources; all counted from 0. Needs no installation. People decide; this proposes.
            """
    )

    @Argument(help: "The file.", completion: .file(extensions: ["json"]))
    var file: String

    @Flag(help: "Print the answer as JSON: a column or null for each household, and all prices.")
    var json = false

    @Option(help: "Say why this household gets what it gets and not what it would rather have.")
    var why: Int?

    @OptionGroup var search: AllocationSearchOptions

    func run() async throws {
        try await Console.reporting {
            let read = try AllocationFile(reading: file)
            if let why, !(0..<read.householdCount).contains(why) {
                throw Installation.Problem(description: "--why: there is no household \(why).")
            }
            let problem = try read.problem()
            let allocation = try await search.allocate(problem, urgent: read.urgent, label: "Allocating")
            let report = AllocationReport(file: read, allocation: allocation)
            if let why {
                Console.say(report.reasons(for: why, in: problem))
            } else {
                Console.say(json ? try report.json() : report.text)
            }
        }
    }
}

/// The command `lotse what-if`.
struct WhatIfCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "Says what more of something would bring the region: solves it with and without.",
        discussion: "The file is that of `lotse allocate`."
    )

    @Argument(help: "The file.", completion: .file(extensions: ["json"]))
    var file: String

    @Option(help: "RESOURCE=NUMBER: so many more of it there are, fewer with a minus. May be repeated.")
    var more: [Change]

    @OptionGroup var search: AllocationSearchOptions

    /// Ten more of resource 7: `7=10`.
    struct Change: ExpressibleByArgument {
        let resource: Int
        let amount: Int

        init?(argument: String) {
            let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, let resource = Int(parts[0]), let amount = Int(parts[1]),
                // More could not be added up.
                (-AllocationProblem.most...AllocationProblem.most).contains(amount)
            else { return nil }
            (self.resource, self.amount) = (resource, amount)
        }
    }

    func run() async throws {
        try await Console.reporting {
            let read = try AllocationFile(reading: file)
            let changed = try read.problem(more: Dictionary(more.map { ($0.resource, $0.amount) }, uniquingKeysWith: +))
            let today = try await search.allocate(try read.problem(), urgent: read.urgent, label: "As it is")
            let then = try await search.allocate(
                changed,
                urgent: read.urgent,
                from: today.prices,
                label: "As it would be"
            )
            for change in more {
                let sign = change.amount < 0 ? "" : "+"
                Console.say("\(sign)\(change.amount) \(read.name(of: change.resource))")
            }
            Console.say(Self.line("households served", today.servedCount, then.servedCount))
            Console.say(Self.line("worth in thousandths", today.worth, then.worth))
        }
    }

    private static func line(_ what: String, _ today: Int, _ then: Int) -> String {
        "\(what): \(today) → \(then) (\(then < today ? "" : "+")\(then - today))"
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
