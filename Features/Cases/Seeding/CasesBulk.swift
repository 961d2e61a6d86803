package import LotseCore
import LotseData

/// Fills alliances with invented households by the hundred thousand, spread over years, to measure the house by.
///
/// They are written through the room's own rules like the demo's, the same at each run for the same day, but thousands
/// share a transaction.
package struct CasesBulk: Sendable {
    /// Days over which households have come, the last of them today.
    private static let span = 5 * 365
    /// How much more is done in an alliance than in the others.
    private static let weights = ["spree-neisse": 5, "wachstumsregion-dresden": 3]

    private let demo: CasesDemo
    private let batch: Int

    /// - Parameters:
    ///   - ports: what the room needs of the others.
    ///   - batch: how many households share a transaction.
    package init(_ ports: CasesPorts, batch: Int = 500) {
        demo = CasesDemo(ports)
        self.batch = batch
    }

    /// Adds households to the alliances that have an office with advisers and no case yet.
    ///
    /// - Parameters:
    ///   - count: of households in all.
    ///   - alliances: among which they are spread.
    ///   - progress: hears how many households are written and of how many in all.
    /// - Returns: how many were written.
    /// - Throws: the store's errors.
    @discardableResult
    package func load(
        _ count: Int,
        into alliances: [AllianceProfile],
        progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
    ) async throws -> Int {
        let texts = try DemoTexts.read()
        var writers: [(slug: String, writer: DemoWriter)] = []
        for alliance in alliances.sorted(by: { $0.slug < $1.slug }) {
            guard var writer = try await demo.writer(alliance, texts) else { continue }
            writer.asksAsOfToday = true
            writers.append((alliance.slug, writer))
        }
        var answers: [DemoWriter.BodyQuestion: ResponsibleBody?] = [:]
        var (done, weightDone) = (0, 0)
        let weightOfAll = writers.reduce(0) { $0 + Self.weight($1.slug) }
        for (slug, writer) in writers {
            weightDone += Self.weight(slug)
            let share = count * weightDone / weightOfAll - done
            var made = DemoHouseholds(texts, alliance: slug, places: writer.placeNames, today: writer.today)
            for batch in batches(of: share) {
                let households = made.list(batch.count, ago: batch.ago).sorted { $0.openedAgo > $1.openedAgo }
                try await writer.write(households, knowing: &answers)
                done += batch.count
                progress(done, count)
            }
        }
        return done
    }

    private static func weight(_ slug: String) -> Int { weights[slug] ?? 1 }

    /// Batches from the first day to the last, so that numbers of files follow the days on which they were opened.
    private func batches(of count: Int) -> [(count: Int, ago: ClosedRange<Int>)] {
        let number = (count + batch - 1) / batch
        return (0..<number).map { place in
            let (first, next) = (place * Self.span / number, (place + 1) * Self.span / number)
            let size = min(batch, count - place * batch)
            return (size, (Self.span - max(next, first + 1))...(Self.span - first - 1))
        }
    }
}
