import LotseCore

/// Finds objects that several senders deliver, so that they are shown once.
///
/// Two records are one object when they share a worldwide identifier (`openimmo_obid`, the address of the
/// advertisement, the Bundesagentur's reference, the parcel), or when all that tells them apart agrees and neither
/// sender has a second one like it. Objects of one sender are never one: two flats of the same size in the same house
/// are two.
package enum FeedTwins {
    /// The records of one object.
    package struct Group: Hashable, Sendable {
        /// The record that is shown.
        package let leader: FeedKey
        /// The others, by key.
        package let others: [FeedKey]
    }

    /// Groups what is the same.
    ///
    /// The leader is the record of the sender that comes first in `order`, then the one that was stated last, then
    /// the one with the lowest key.
    ///
    /// - Parameters:
    ///   - records: open records of any senders.
    ///   - order: connections, the most trusted first; those that are missing come last, by name.
    /// - Returns: groups of two and more, by their leaders.
    package static func groups(of records: [FeedRecord], order: [String] = []) -> [Group] {
        let records = records.sorted { $0.key < $1.key }
        var sets = DisjointSets(records.map(\.key.sender))
        join(records.map(\.strongMarks), &sets)
        join(records.map { $0.weakMark.map { [$0] } ?? [] }, &sets)
        let ranks = Dictionary(order.enumerated().map { ($1, $0) }, uniquingKeysWith: min)
        return sets.groups.filter { $0.count > 1 }.map { members in
            let sorted = members.map { records[$0] }.sorted { left, right in
                let (first, second) = (rank(left, ranks, order), rank(right, ranks, order))
                guard first == second else { return first < second }
                let (one, other) = (left.statedDay, right.statedDay)
                guard one == other else { return one > other }
                return left.key < right.key
            }
            return Group(leader: sorted[0].key, others: sorted.dropFirst().map(\.key).sorted())
        }.sorted { $0.leader < $1.leader }
    }

    /// Hashes of everything by which a record may be the same object as another; records that share none never are.
    ///
    /// The same on every machine and in every run, so that they can be kept.
    package static func marks(of record: FeedRecord) -> [Int64] {
        let marks = Set(record.strongMarks + [record.weakMark].compactMap(\.self))
        let hashes = marks.map { mark in
            var maker = FingerprintMaker()
            maker.add(mark)
            return Int64(bitPattern: maker.fingerprint.high)
        }
        return Set(hashes).sorted()
    }

    private static func rank(_ record: FeedRecord, _ ranks: [String: Int], _ order: [String]) -> Int {
        ranks[record.key.sender.connection] ?? order.count
    }

    /// Joins records that share a mark which every sender has once at most.
    private static func join(_ marks: [[String]], _ sets: inout DisjointSets) {
        var holders: [String: [Int]] = [:]
        for (index, marks) in marks.enumerated() {
            for mark in Set(marks) { holders[mark, default: []].append(index) }
        }
        for (_, indices) in holders.sorted(by: { $0.key < $1.key }) where indices.count > 1 {
            guard sets.areOfDifferentSenders(indices) else { continue }
            for other in indices.dropFirst() { sets.join(indices[0], other) }
        }
    }
}

/// Sets of records that grow together, never with two records of one sender.
private struct DisjointSets {
    private let senders: [FeedSender]
    private var parents: [Int]
    private var members: [[Int]]

    init(_ senders: [FeedSender]) {
        self.senders = senders
        parents = Array(senders.indices)
        members = senders.indices.map { [$0] }
    }

    func areOfDifferentSenders(_ indices: [Int]) -> Bool {
        Set(indices.map { senders[$0] }).count == indices.count
    }

    mutating func join(_ left: Int, _ right: Int) {
        let (one, other) = (parents[left], parents[right])
        guard one != other, areOfDifferentSenders(members[one] + members[other]) else { return }
        let (kept, lost) = (min(one, other), max(one, other))
        for member in members[lost] { parents[member] = kept }
        members[kept] += members[lost]
        members[lost] = []
    }

    var groups: [[Int]] { members.filter { !$0.isEmpty } }
}

extension FeedRecord {
    /// The day that the sender's data describe; long ago where it does not say.
    fileprivate var statedDay: Day {
        let day: Day? =
            switch self {
            case .vacancy(let record): record.changedOn ?? record.publishedOn
            case .home(let record): record.statedOn
            case .plot(let record): record.statedOn
            case .carePlace(let record): record.statedOn
            case .school(let record): record.statedOn
            case .course(let record): record.statedOn
            case .place: nil
            }
        return day ?? Day(daysSince1970: 0)
    }

    /// Marks that one object of the world has only.
    fileprivate var strongMarks: [String] {
        switch self {
        case .vacancy(let vacancy):
            var marks = [vacancy.link.flatMap { WebLink($0) }.map { "link:\($0.essence)" }].compactMap(\.self)
            if FeedMarks.isAgencyReference(vacancy.key.object) { marks.append("ba:\(vacancy.key.object)") }
            return marks
        case .home(let home): return home.commonIdentifier.map { ["obid:\($0)"] } ?? []
        case .plot(let plot):
            let parcel = FeedMarks.joined([plot.cadastralDistrict, plot.parcel], ["plot"])
            return [plot.commonIdentifier.map { "obid:\($0)" }, parcel].compactMap(\.self)
        default: return []
        }
    }

    /// All that tells an object from others, put together; nil where too much of it is unknown.
    fileprivate var weakMark: String? {
        switch self {
        case .vacancy(let vacancy):
            guard let place = vacancy.places.first else { return nil }
            return FeedMarks.joined(
                [vacancy.title, vacancy.employer, place.postcode ?? place.town],
                ["vacancy", vacancy.offer.rawValue]
            )
        case .home(let home):
            guard let area = home.areaInSquareDecimetres, let rooms = home.halfRooms,
                let price = home.coldRent ?? home.purchasePrice ?? home.warmRent
            else { return nil }
            return FeedMarks.joined(
                [home.place.postcode, home.place.street, "\(area)", "\(rooms)", "\(price.cents)"],
                ["home", home.tenure.rawValue, "\(home.floor ?? -99)"]
            )
        case .plot(let plot):
            guard let area = plot.areaInSquareDecimetres, let price = plot.price else { return nil }
            return FeedMarks.joined(
                [plot.place.postcode, plot.place.street, "\(area)", "\(price.cents)"],
                ["plot"]
            )
        case .carePlace(let care):
            return FeedMarks.joined([care.facility, care.group, care.place.postcode ?? care.place.town], ["care"])
        case .school(let school):
            return FeedMarks.joined([school.name, school.place.postcode ?? school.place.town], ["school"])
        case .course(let course):
            return FeedMarks.joined(
                [course.title, course.provider, course.startsOn?.description, course.place.town],
                ["course"]
            )
        case .place(let place):
            return FeedMarks.joined([place.name, place.place.postcode ?? place.place.town, place.category], ["place"])
        }
    }
}

/// Spells marks so that case, blanks and signs do not matter.
private enum FeedMarks {
    /// All parts in one mark; nil when one of the needed ones is missing or says nothing.
    static func joined(_ needed: [String?], _ more: [String]) -> String? {
        var parts = more
        for part in needed {
            guard let part else { return nil }
            let folded = folded(part)
            guard !folded.isEmpty else { return nil }
            parts.append(folded)
        }
        return parts.joined(separator: "\u{1F}")
    }

    /// Letters and digits in lower case; additions about genders in brackets are left out.
    private static func folded(_ text: String) -> String {
        if let plain = foldedASCII(text) { return plain }
        var (kept, depth) = ("", 0)
        for character in text.lowercased() {
            if character == "(" { depth += 1 }
            if depth == 0, character.isLetter || character.isNumber { kept.append(character) }
            if character == ")" { depth = max(0, depth - 1) }
        }
        return kept.replacing("straße", with: "str").replacing("strasse", with: "str")
    }

    /// The same for the most usual texts, many times faster; nil for all others.
    private static func foldedASCII(_ text: String) -> String? {
        var (kept, depth): ([UInt8], Int) = ([], 0)
        kept.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case 128...: return nil
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case 48...57 where depth == 0, 97...122 where depth == 0: kept.append(byte)
            case 65...90 where depth == 0: kept.append(byte | 32)
            default: continue
            }
            if byte | 32 == UInt8(ascii: "e"), kept.suffix(7).elementsEqual("strasse".utf8) { kept.removeLast(4) }
        }
        return String(decoding: kept, as: UTF8.self)
    }

    /// A reference of the Bundesagentur, such as `10001-1003091744-S`.
    static func isAgencyReference(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0].utf8.count == 5 && parts[0].utf8.allSatisfy { (48...57).contains($0) }
            && parts[1].utf8.count >= 8 && parts[2] == "S"
    }
}
