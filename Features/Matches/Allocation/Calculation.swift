import Dispatch
import LotseCore
import LotseMatching
import Synchronization

/// Threads for long calculations, so that no request waits for one.
final class CalculationThreads: TaskExecutor {
    private let queue = DispatchQueue(label: "lotse.calculation", qos: .utility, attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let (job, executor) = (UnownedJob(job), asUnownedTaskExecutor())
        queue.async { job.runSynchronously(on: executor) }
    }
}

/// How far a calculation is, told by one task and asked by another.
final class CalculationProgress: Sendable {
    private let state = Mutex(0)

    var perMille: Int { state.withLock { $0 } }

    /// Notes a share of one stretch of the whole; it never goes back.
    func note(_ share: Double, from start: Double, to end: Double) {
        let now = Int(((start + min(max(share, 0), 1) * (end - start)) * 1_000).rounded())
        state.withLock { $0 = max($0, min(now, 1_000)) }
    }
}

/// How hard to search.
package struct AllocationEfforts: Sendable {
    /// For a proposal that people decide about.
    let proposal: Allocator.Effort
    /// For the two sides of "what if".
    let comparison: Allocator.Effort
    /// For who goes away empty-handed at first.
    let sketch: Allocator.Effort

    package static let usual = AllocationEfforts(
        proposal: .init(priceRounds: 800, exchangesPerHousehold: 4_000, neighbourhoods: 200, proof: 1_000_000_000),
        comparison: .quick,
        sketch: .init(priceRounds: 200, exchangesPerHousehold: 50, leastExchanges: 20_000)
    )
    /// For a handful of households.
    package static let least = AllocationEfforts(proposal: small, comparison: small, sketch: small)
    private static let small = Allocator.Effort(priceRounds: 60, exchangesPerHousehold: 50, leastExchanges: 1_000)
}

/// Works out a run: what would fit whom, who gets what, and why.
struct Calculation: Sendable {
    let run: AllocationRun
    let waiting: [RegionProblem.Waiting]
    /// What there is, without what is held.
    let region: RegionMarket
    let progress: CalculationProgress
    let efforts: AllocationEfforts

    struct Outcome: Sendable {
        let report: AllocationReport
        let shares: [AllocationShare]
    }

    /// So often those who went away empty-handed are shown what is left.
    private static let secondLooks = 2
    /// So many scarce things stand in a report.
    private static let mostScarce = 12

    func outcome() async throws -> Outcome {
        guard let addition = run.order.addition else {
            let answer = try await answer(in: region, effort: efforts.proposal, from: 0, to: 1)
            return Outcome(report: try report(answer), shares: try shares(answer))
        }
        guard let id = Identifier<Listing>(run.id.text) else { preconditionFailure("an identifier is canonical") }
        let before = try await answer(in: region, effort: efforts.comparison, from: 0, to: 0.5)
        let more = region.adding(addition, as: id)
        let after = try await answer(
            in: more,
            multiples: [.home, .plot].contains(addition.kind) ? [id: addition.count] : [:],
            effort: efforts.comparison,
            from: 0.5,
            to: 1
        )
        var report = try report(before)
        report.changed = after.problem.counts(of: after.allocation)
        return Outcome(report: report, shares: [])
    }

    // MARK: - Who gets what

    private struct Answer {
        let problem: RegionProblem
        let numbers: AllocationProblem
        let resources: [Identifier<Listing>]
        let allocation: Allocation
    }

    private func answer(
        in region: RegionMarket,
        multiples: [Identifier<Listing>: Int] = [:],
        effort: Allocator.Effort,
        from start: Double,
        to end: Double
    ) async throws -> Answer {
        var problem = RegionProblem(waiting, in: region, multiples: multiples)
        let middle = start + 0.6 * (end - start)
        try await problem.search(Array(waiting.indices)) { progress.note($0, from: start, to: middle) }
        let urgent = Set(waiting.indices.filter { waiting[$0].isUrgent })
        // The best of each household is often the same: who went away empty-handed looks at what the others left.
        for _ in 0..<Self.secondLooks {
            let sketch = try await Allocator(try problem.problem().problem, urgent: urgent, effort: efforts.sketch)
                .allocate()
            let served = Set(waiting.indices.filter { sketch.bundles[$0] != nil })
            let unserved = waiting.indices.filter { !served.contains($0) }
            let before = problem.columns.count
            try await problem.search(unserved, without: problem.taken(by: sketch.bundles))
            if problem.columns.count == before { break }
        }
        progress.note(1, from: start, to: middle)
        let (numbers, resources) = try problem.problem()
        let allocation = try await Allocator(numbers, urgent: urgent, effort: effort).allocate {
            progress.note($0, from: middle, to: end)
        }
        return Answer(problem: problem, numbers: numbers, resources: resources, allocation: allocation)
    }

    private func report(_ answer: Answer) throws -> AllocationReport {
        let scarce = answer.resources.indices
            .map { (number: $0, points: Int(answer.allocation.prices[$0] / 1_000)) }
            .filter { $0.points > 0 }
            .sorted { ($0.points, $1.number) > ($1.points, $0.number) }
        return AllocationReport(
            counts: answer.problem.counts(of: answer.allocation),
            worth: answer.allocation.worth,
            bound: answer.allocation.bound,
            unservedUrgent: answer.allocation.unservedUrgent.count,
            scarce: scarce.prefix(Self.mostScarce).compactMap { scarce in
                region.listing(answer.resources[scarce.number]).map {
                    .init(listing: $0.id, title: $0.title, place: $0.whoAndWhere, points: scarce.points)
                }
            },
            prices: scarce.map { .init(listing: answer.resources[$0.number], points: $0.points) }
        )
    }

    // MARK: - Why this, why not that

    private func shares(_ answer: Answer) throws -> [AllocationShare] {
        let suited = Set(answer.problem.columns.map(\.household))
        return waiting.enumerated().map { number, waiting in
            let column = answer.allocation.bundles[number].map { answer.problem.columns[$0] }
            return AllocationShare(
                run: run.id,
                caseFile: waiting.household.caseFile,
                organisation: waiting.household.organisation,
                caseNumber: waiting.household.number,
                isUrgent: waiting.isUrgent,
                state: column != nil ? .open : suited.contains(number) ? .leftOver : .unfit,
                content: column.map { content(of: $0, number, answer) }
                    ?? (suited.contains(number) ? nothing(for: number, answer) : nil)
            )
        }
    }

    private func content(of column: RegionProblem.Column, _ number: Int, _ answer: Answer) -> SharedBundle {
        let bundle = column.bundle
        return SharedBundle(
            parts: column.parts.map(SharedBundle.Part.init),
            minutes: bundle.price.minutes,
            monthlyCents: bundle.price.monthlyCents,
            readyOn: Day(daysSince1970: bundle.readyOn),
            points: bundle.score,
            reasons: bundle.contributions.map(SharedBundle.Reason.init),
            missed: missed(by: number, answer)
        )
    }

    /// Nobody's share is left without a reason: what would have fitted, and what stood against it.
    private func nothing(for number: Int, _ answer: Answer) -> SharedBundle {
        SharedBundle(
            parts: [],
            minutes: 0,
            monthlyCents: 0,
            readyOn: waiting[number].question.home.arriveBy,
            points: 0,
            reasons: [],
            missed: missed(by: number, answer)
        )
    }

    private func missed(by number: Int, _ answer: Answer) -> [SharedBundle.Missed] {
        answer.numbers.missed(by: number, in: answer.allocation).map { missed in
            SharedBundle.Missed(
                titles: answer.problem.columns[missed.bundle].parts.map(\.listing.title),
                lacks: missed.lacks.compactMap { lack in
                    region.listing(answer.resources[lack.resource]).map {
                        SharedBundle.Lack(title: $0.title, holders: Set(lack.holders).count)
                    }
                }
            )
        }
    }
}

extension SharedBundle.Part {
    init(_ part: BundlePart) {
        self.init(
            person: part.person,
            listing: part.listing.id,
            topic: part.topic,
            title: part.listing.title,
            place: part.listing.whoAndWhere,
            way: part.way.map {
                .init(
                    mode: $0.mode.name,
                    minutes: $0.time.minutes,
                    margin: $0.time.margin,
                    isEstimated: $0.time.source == .estimated
                )
            }
        )
    }
}

extension SharedBundle.Reason {
    init(_ contribution: ArrivalBundle.Contribution) {
        let (cause, holder): (String, Int?) =
            switch contribution.cause {
            case .home: ("home", nil)
            case .rent: ("rent", nil)
            case .vacancy(let adult): ("vacancy", adult)
            case .adultMinutes(let adult): ("adult-minutes", adult)
            case .childMinutes(let child): ("child-minutes", child)
            case .fee(let child): ("fee", child)
            case .siblingsTogether: ("siblings", nil)
            case .weeks: ("weeks", nil)
            }
        self.init(cause: cause, holder: holder, points: contribution.points)
    }

    /// What it was; nil for a word that means nothing any more.
    var known: ArrivalBundle.Cause? {
        switch (cause, holder) {
        case ("home", _): .home
        case ("rent", _): .rent
        case ("vacancy", let adult?): .vacancy(adult: adult)
        case ("adult-minutes", let adult?): .adultMinutes(adult: adult)
        case ("child-minutes", let child?): .childMinutes(child: child)
        case ("fee", let child?): .fee(child: child)
        case ("siblings", _): .siblingsTogether
        case ("weeks", _): .weeks
        default: nil
        }
    }
}
