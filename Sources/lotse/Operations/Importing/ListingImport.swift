import Foundation
import LotseCore
import LotseData
import LotseFormats
import Market

/// Takes a file of offers into an alliance's market, and tells about it.
struct ListingImport {
    let store: any Store
    let network: any NetworkSource
    let occupations: any OccupationSource

    /// What happened, in lines.
    struct Report: Equatable {
        let lines: [String]
        let isTaken: Bool

        var text: String { lines.joined(separator: "\n") }
    }

    /// As many sentences about single entries are told.
    private static let shown = 50

    /// Reads a file, compares it, and takes it in unless something speaks against it.
    ///
    /// - Parameters:
    ///   - bytes: the file.
    ///   - order: whose it is.
    ///   - isDryRun: whether nothing is to be written.
    /// - Returns: what happened.
    /// - Throws: `Installation.Problem` where nothing of the file can be taken; the store's errors.
    func run(_ bytes: FeedBytes, _ order: FeedOrder, isDryRun: Bool) async throws -> Report {
        let sentences = FeedReportWords(outsidePagesIn: .english)
        let feed: Feed
        do {
            feed = try FeedIntake.read(bytes, for: order)
        } catch let failure as FeedFailure {
            throw Installation.Problem(description: sentences.sentence(failure))
        }
        let intake = FeedIntake(store: store, network: network, occupations: occupations)
        let trial = try await intake.trial(of: feed, for: order)
        var lines = ["\(feed.format.rawValue), \(feed.report.entryCount) entries."]
        lines += feed.report.alarms.map(sentences.sentence)
        lines += trial.plan.doubts.compactMap(sentences.sentence)
        lines += feed.report.refusals.prefix(Self.shown).map(sentences.sentence)
        if feed.report.refusals.count > Self.shown { lines.append("…") }
        lines += feed.report.tolerated.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { sentences.sentence($0.key, times: $0.value.count) }
        lines.append(sentences.numbers(trial.counts))
        if let objection = trial.objection {
            return Report(lines: lines + [sentences.sentence(objection)], isTaken: false)
        }
        guard !isDryRun else { return Report(lines: lines + ["Nothing was written (--dry-run)."], isTaken: false) }
        let counts = try await intake.take(feed, for: order, as: .system)
        return Report(lines: lines + ["Taken in. " + sentences.numbers(counts)], isTaken: true)
    }
}

/// A file on disk as bytes that are read when they are needed.
enum GuardedBytes {
    static func open(_ path: String) throws -> FeedBytes {
        let handle = try GuardedFile.open(path)
        let count = Int(try handle.seekToEnd())
        return FeedBytes(count: count) { range in
            try handle.seek(toOffset: UInt64(range.lowerBound))
            let data = try handle.read(upToCount: range.count) ?? Data()
            guard data.count == range.count else { throw FeedFailure(.malformed) }
            return [UInt8](data)[...]
        }
    }
}
