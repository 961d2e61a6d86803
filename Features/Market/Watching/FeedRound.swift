package import LotseCore
package import LotseData
import LotseFormats
import Synchronization

/// Looks wherever alliances let lists be looked for, and takes in what is new there.
///
/// May run on several servers of one database at once: whoever claims a watch works on it, and looks again then.
package final class FeedRound: Sendable {
    private let store: any Store
    private let watches: FeedWatchStore
    private let intake: FeedIntake
    private let alliances: any AllianceSource
    private let letters: FeedLetters
    private let folder: FeedFolder?
    private let fetcher: FeedFetcher
    private let allowsOwnNetwork: Bool
    /// What lay in the folders at the last look: a file that is the same twice is finished.
    private let lastLook = Mutex<[Identifier<FeedWatch>: Set<FeedFolder.Entry>]>([:])

    /// - Parameters:
    ///   - store: the database.
    ///   - vault: opens addresses.
    ///   - ports: what the room knows of the others.
    ///   - publicURL: how readers reach the house, without a slash at its end.
    ///   - places: where the operator lets lists be looked for.
    ///   - fetcher: asks addresses.
    package init(
        store: any Store,
        vault: Vault,
        ports: FeedRoundPorts,
        publicURL: String,
        places: FeedPlaces,
        fetcher: FeedFetcher
    ) {
        self.store = store
        watches = FeedWatchStore(vault)
        intake = FeedIntake(store: store, network: ports.network, occupations: ports.occupations)
        alliances = ports.alliances
        letters = FeedLetters(staff: ports.staff, address: publicURL)
        folder = places.folder
        allowsOwnNetwork = places.allowsOwnNetwork
        self.fetcher = fetcher
    }

    /// Looks at everything that is due; gives how many lists were taken up.
    ///
    /// - Throws: the store's errors; what is wrong with a list is kept with its arrival.
    @discardableResult
    package func run() async throws -> Int {
        let now = store.sources.clock.now
        let due = try await store.read { [watches] in try watches.due(at: now, $0) }
        guard !due.isEmpty else { return 0 }
        let profiles = Dictionary(
            try await alliances.alliances().map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var count = 0
        for watch in due {
            guard let alliance = profiles[watch.alliance] else { continue }
            switch watch.place {
            case .folder(let name): count += try await look(into: name, for: watch, of: alliance)
            case .address(let address): count += try await ask(address, for: watch, of: alliance)
            }
        }
        return count
    }

    // MARK: Folders

    /// Whoever has no folder leaves it to the servers that have one.
    private func look(
        into name: FeedFolder.Name,
        for watch: FeedWatch,
        of alliance: AllianceProfile
    ) async throws -> Int {
        guard let folder else { return 0 }
        let entries: [FeedFolder.Entry]
        do throws(FeedFolder.Trouble) {
            entries = try folder.entries(of: alliance.slug, in: name)
        } catch {
            return try await report(error, in: name, watch, alliance)
        }
        let before = lastLook.withLock { looks in
            let before = looks[watch.id] ?? []
            looks[watch.id] = Set(entries)
            return before
        }
        let finished = entries.filter(before.contains)
        var count = 0
        while try await takeNext(of: finished, in: folder, name, for: watch, of: alliance) { count += 1 }
        return count
    }

    /// Takes the oldest file that was not taken up yet; tells whether there may be another one.
    private func takeNext(
        of finished: [FeedFolder.Entry],
        in folder: FeedFolder,
        _ name: FeedFolder.Name,
        for watch: FeedWatch,
        of alliance: AllianceProfile
    ) async throws -> Bool {
        guard let known = try await fetch(watch), try await next(of: finished, for: known) != nil,
            let claimed = try await claim(watch)
        else { return false }
        do {
            // Another server may have had the watch in between.
            if let entry = try await next(of: finished, for: claimed) {
                try await take(entry, folder, name, for: claimed, of: alliance)
                return true
            }
        } catch FeedFolder.Trouble.fileClosed {
            // It was written to, or taken away, while it was read: the next look finds it as it is then.
        } catch {
            try await giveBack(claimed, dueAt: store.sources.clock.now)
            throw error
        }
        try await giveBack(claimed, dueAt: store.sources.clock.now)
        return false
    }

    /// Of the files the oldest that was not taken up as it is now; the newest where it is wanted again.
    private func next(of entries: [FeedFolder.Entry], for watch: FeedWatch) async throws -> FeedFolder.Entry? {
        let marks = try await store.read { try FeedArrivalStore.marks(of: entries.map(\.name), in: watch.id, $0) }
        let unseen = entries.first { !marks.contains(FeedArrivalStore.key($0.name, $0.mark)) }
        return unseen ?? (watch.isWantedAgain ? entries.last : nil)
    }

    private func take(
        _ entry: FeedFolder.Entry,
        _ folder: FeedFolder,
        _ name: FeedFolder.Name,
        for watch: FeedWatch,
        of alliance: AllianceProfile
    ) async throws {
        let read = try folder.withFile(entry, of: alliance.slug, in: name) { bytes in
            Result { try FeedIntake.read(bytes, for: watch.order) }
        }
        if case .failure(let error) = read, !(error is FeedFailure) { throw error }
        try await settle(
            read.mapError { $0 as? FeedFailure ?? FeedFailure(.malformed) },
            for: watch,
            of: alliance,
            as: Arrival(name: entry.name, mark: entry.mark)
        )
    }

    /// A folder that gives nothing is told once, not at every look.
    private func report(
        _ trouble: FeedFolder.Trouble,
        in name: FeedFolder.Name,
        _ watch: FeedWatch,
        _ alliance: AllianceProfile
    ) async throws -> Int {
        var finding = FeedArrival.Finding(.unreachable)
        finding.sentences = StaffSentences { [$0.sentence(trouble, "\(alliance.slug)/\(name.text)")] }
        guard try await previous(of: watch) != finding, let claimed = try await claim(watch) else { return 0 }
        try await note(finding, for: claimed, of: alliance, as: Arrival(name: name.text, mark: nil))
        return 0
    }

    // MARK: Addresses

    private func ask(_ address: FeedAddress, for watch: FeedWatch, of alliance: AllianceProfile) async throws -> Int {
        guard let claimed = try await claim(watch) else { return 0 }
        let next = store.sources.clock.now.adding(hours: Int64(claimed.everyHours))
        do {
            let known = claimed.isWantedAgain ? FeedWatch.ContentMark() : claimed.seen
            // Allowed once is not allowed for ever: the operator may have changed that.
            let judged = try FeedAddress(address.text, allowsOwnNetwork: allowsOwnNetwork)
            switch try await fetcher.fetch(judged, known) {
            case .unchanged:
                // The sender still names at its address what it named before.
                try await intake.confirm(claimed.order)
                try await giveBack(claimed, dueAt: next)
                return 0
            case .content(let bytes, let mark):
                let read = Result { try FeedIntake.read(FeedBytes(bytes), for: claimed.order) }
                try await settle(
                    read.mapError { $0 as? FeedFailure ?? FeedFailure(.malformed) },
                    for: claimed,
                    of: alliance,
                    as: Arrival(name: address.host, mark: nil, content: mark)
                )
                return 1
            }
        } catch let trouble as FeedFetcher.Trouble {
            return try await fail(trouble.rawValue, address.host, claimed, alliance)
        } catch is FeedAddress.Fault {
            return try await fail(FeedFetcher.Trouble.ownNetwork.rawValue, address.host, claimed, alliance)
        } catch {
            try await giveBack(claimed, dueAt: next)
            throw error
        }
    }

    private func fail(
        _ trouble: String,
        _ host: String,
        _ watch: FeedWatch,
        _ alliance: AllianceProfile
    ) async throws -> Int {
        var finding = FeedArrival.Finding(.unreachable)
        finding.sentences = StaffSentences { [$0.trouble(trouble, host)] }
        try await note(finding, for: watch, of: alliance, as: Arrival(name: host, mark: nil))
        return 0
    }

    // MARK: Taking in

    /// What an arrival is told by.
    private struct Arrival {
        let name: String
        let mark: String?
        var content: FeedWatch.ContentMark?
    }

    /// Takes in what was read, or notes why not; nothing is closed by a list that is not taken in.
    private func settle(
        _ read: Result<Feed, FeedFailure>,
        for watch: FeedWatch,
        of alliance: AllianceProfile,
        as arrival: Arrival
    ) async throws {
        switch read {
        case .failure(let failure):
            var finding = FeedArrival.Finding(.unreadable)
            finding.sentences = StaffSentences { [$0.sentence(failure)] }
            try await note(finding, for: watch, of: alliance, as: arrival)
        case .success(let feed):
            let previous = try await previous(of: watch)
            let admins = try await letters.recipients(of: alliance)
            let dueAt = due(after: watch)
            let (watches, letters) = (watches, letters)
            do {
                try await intake.take(feed, for: watch.order, as: .system) { transaction, trial in
                    let finding = FeedArrival.Finding(trial)
                    try FeedArrivalStore.insert(
                        finding,
                        of: watch,
                        named: arrival.name,
                        mark: arrival.mark,
                        in: transaction
                    )
                    try letters.tell(finding, after: previous, of: watch, alliance, to: admins, in: transaction)
                    try watches.release(watch, dueAt: dueAt, taken: arrival.content, isDone: true, in: transaction)
                }
            } catch let objection as FeedObjection {
                let finding = FeedArrival.Finding(objection, feed)
                try await note(finding, for: watch, of: alliance, as: arrival)
            }
        }
    }

    /// Keeps what became of a list that was not taken in, and gives the watch back.
    private func note(
        _ finding: FeedArrival.Finding,
        for watch: FeedWatch,
        of alliance: AllianceProfile,
        as arrival: Arrival
    ) async throws {
        let previous = try await previous(of: watch)
        let admins = try await letters.recipients(of: alliance)
        let (watches, letters, dueAt) = (watches, letters, due(after: watch))
        try await store.write(as: .system) { transaction in
            // What an address gives in vain hour after hour is told once; a file is remembered by its arrival.
            if arrival.mark != nil || previous != finding {
                try FeedArrivalStore.insert(
                    finding,
                    of: watch,
                    named: arrival.name,
                    mark: arrival.mark,
                    in: transaction
                )
                try letters.tell(finding, after: previous, of: watch, alliance, to: admins, in: transaction)
            }
            try watches.release(watch, dueAt: dueAt, taken: nil, isDone: true, in: transaction)
        }
    }

    private func previous(of watch: FeedWatch) async throws -> FeedArrival.Finding? {
        try await store.read { try FeedArrivalStore.list(of: watch.id, limit: 1, $0).first?.finding }
    }

    private func due(after watch: FeedWatch) -> Timestamp {
        let now = store.sources.clock.now
        return watch.channel == .folder ? now : now.adding(hours: Int64(watch.everyHours))
    }

    private func giveBack(_ watch: FeedWatch, dueAt: Timestamp) async throws {
        try await store.write(as: .system) { [watches] in
            try watches.release(watch, dueAt: dueAt, taken: nil, isDone: false, in: $0)
        }
    }

    private func fetch(_ watch: FeedWatch) async throws -> FeedWatch? {
        try await store.read { [watches] in try watches.fetch(watch.id, of: watch.alliance, $0) }
    }

    private func claim(_ watch: FeedWatch) async throws -> FeedWatch? {
        try await store.write(as: .system) { [watches] in try watches.claim(watch, in: $0) }
    }
}

/// What looking for lists needs of the other rooms.
package struct FeedRoundPorts: Sendable {
    let alliances: any AllianceSource
    let network: any NetworkSource
    let occupations: any OccupationSource
    let staff: any StaffSource

    package init(
        alliances: any AllianceSource,
        network: any NetworkSource,
        occupations: any OccupationSource,
        staff: any StaffSource
    ) {
        (self.alliances, self.network, self.occupations, self.staff) = (alliances, network, occupations, staff)
    }
}

/// Where the operator lets lists be looked for.
package struct FeedPlaces: Sendable {
    /// Nil where no folder is allowed.
    package let folder: FeedFolder?
    /// Whether addresses of the server's own network may be asked, for trying out.
    package let allowsOwnNetwork: Bool

    package init(folder: FeedFolder? = nil, allowsOwnNetwork: Bool = false) {
        (self.folder, self.allowsOwnNetwork) = (folder, allowsOwnNetwork)
    }
}
