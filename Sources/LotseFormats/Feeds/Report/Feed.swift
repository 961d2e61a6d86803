/// The formats that are read.
package enum FeedFormat: String, CaseIterable, Sendable {
    case jobSearch = "job-search"
    case jobPosting = "job-posting"
    case hrXML = "hr-xml"
    case hrBAXML = "hr-ba-xml"
    case openImmo = "openimmo"
    case geoJSON = "geojson"
    case template = "csv-template"
}

/// Whether a file names all that its sender has, or only what changed.
package enum FeedExtent: String, CaseIterable, Sendable {
    case full
    case partial
}

/// For whose objects of which kinds a file speaks.
package struct FeedScope: Hashable, Sendable {
    package let sender: FeedSender
    package let kinds: Set<FeedKind>
    package let extent: FeedExtent

    package init(sender: FeedSender, kinds: Set<FeedKind>, extent: FeedExtent) {
        self.sender = sender
        self.kinds = kinds
        self.extent = extent
    }
}

/// A file that was read: neutral records, and what is to be said about it.
///
/// Reading changes nothing, so it is the dry run too.
package struct Feed: Hashable, Sendable {
    package let format: FeedFormat
    /// In the file's order, one for a key.
    package private(set) var records: [FeedRecord] = []
    /// What its sender says is gone.
    package private(set) var withdrawn: Set<FeedKey> = []
    package private(set) var scopes: [FeedScope] = []
    package internal(set) var report = FeedReport()

    private var places: [FeedKey: Int] = [:]
    private var known: Set<FeedScope> = []

    init(_ format: FeedFormat, keeping report: FeedReport = FeedReport()) {
        self.format = format
        self.report = report
    }

    mutating func speak(for sender: FeedSender, _ kinds: Set<FeedKind>, _ extent: FeedExtent) {
        let scope = FeedScope(sender: sender, kinds: kinds, extent: extent)
        if known.insert(scope).inserted { scopes.append(scope) }
    }

    func holds(_ key: FeedKey) -> Bool { places[key] != nil }

    /// Takes a record; a later one of the same key replaces it.
    mutating func take(_ record: FeedRecord, at position: FeedPosition) {
        let key = record.key
        withdrawn.remove(key)
        if let place = places[key] {
            report.tolerate(.repeatedObject, at: position)
            records[place] = record
        } else {
            places[key] = records.count
            records.append(record)
            report.count(record.kind)
        }
    }

    /// Takes an object out, whatever the file said about it before.
    mutating func withdraw(_ key: FeedKey) {
        if withdrawn.insert(key).inserted { report.countWithdrawn() }
    }

    /// Leaves only what counts in the end, and judges the whole.
    func finished() -> Feed {
        var feed = self
        feed.report.judgeRefusals()
        guard !withdrawn.isEmpty else { return feed }
        feed.records = records.filter { !withdrawn.contains($0.key) }
        return feed
    }
}
