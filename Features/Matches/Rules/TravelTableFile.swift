import LotseCore
import LotseFormats
import LotseMatching

/// Reads a table of travel times: four columns, from, to, by what and minutes; a heading may stand above.
///
/// Towns stand there by name or by their official key of eight digits. All rows are looked at; one bad row and
/// nothing is taken.
struct TravelTableFile: Sendable {
    let entries: [TravelEntry]
    let refusals: [Refusal]

    /// A row that cannot be taken.
    struct Refusal: Sendable, Equatable {
        /// Names live under `matches.travel-table.<raw value>`.
        enum Problem: String, CaseIterable, Sendable {
            case quotes
            case cells
            case town
            /// Several towns of the alliance are called so: the key says which is meant.
            case towns
            case mode
            case minutes
            case same
            case repeated
        }

        let line: Int
        /// Counted from one; nil where the row is meant.
        let column: Int?
        let problem: Problem
        /// What stood there, shortened.
        let sample: String
    }

    /// Why nothing could be read.
    enum Fault: String, Error, CaseIterable {
        case unreadable
        case empty
        case tooMany = "too-many"
    }

    static let mostRows = 100_000
    private static let columns = 4

    /// - Parameters:
    ///   - bytes: the file, with semicolons, commas or tabs, in UTF-8 or Windows-1252.
    ///   - towns: of the alliance.
    /// - Throws: `Fault` for what is no table.
    init(_ bytes: [UInt8], towns: [Municipality]) throws(Fault) {
        let names = Dictionary(grouping: towns) { $0.name.lowercased() }
        let keys = Set(towns.map(\.key))
        var (entries, refusals): ([TravelEntry], [Refusal]) = ([], [])
        var seen: Set<Pair> = []
        var table: CSVTable
        do { table = try CSVTable(bytes) } catch {
            throw error.reason == .empty ? .empty : .unreadable
        }
        var (cells, rows): ([CSVCell], Int) = ([], 0)
        while true {
            do throws(FeedRefusal) {
                guard try table.next(into: &cells) else { break }
            } catch {
                refusals.append(
                    Refusal(line: error.position.line ?? 0, column: error.position.column, problem: .quotes, sample: "")
                )
                continue
            }
            rows += 1
            guard rows > 1 || !Self.isHeading(cells) else { continue }
            guard rows <= Self.mostRows + 1 else { throw .tooMany }
            do throws(Refusal) {
                let entry = try Self.entry(cells, names, keys)
                guard seen.insert(Pair(entry)).inserted else {
                    throw Refusal(line: cells[0].line, column: nil, problem: .repeated, sample: "")
                }
                entries.append(entry)
            } catch {
                refusals.append(error)
            }
        }
        guard !entries.isEmpty || !refusals.isEmpty else { throw .empty }
        self.entries = entries
        self.refusals = refusals
    }

    /// A first row without a number of minutes says what the columns are.
    private static func isHeading(_ cells: [CSVCell]) -> Bool { cells.last.map { Int(trimmed($0)) == nil } ?? true }

    private struct Pair: Hashable {
        let origin: MunicipalityKey
        let destination: MunicipalityKey
        let mode: TravelMode

        init(_ entry: TravelEntry) {
            (origin, destination, mode) = (entry.origin, entry.destination, entry.mode)
        }
    }

    private static func entry(
        _ cells: [CSVCell],
        _ names: [String: [Municipality]],
        _ keys: Set<MunicipalityKey>
    ) throws(Refusal) -> TravelEntry {
        guard cells.count == columns else {
            throw Refusal(line: cells[0].line, column: nil, problem: .cells, sample: "\(cells.count)")
        }
        let origin = try town(cells[0], names, keys)
        let destination = try town(cells[1], names, keys)
        guard origin != destination else { throw refusal(cells[1], .same) }
        guard let mode = mode(trimmed(cells[2]).lowercased()) else { throw refusal(cells[2], .mode) }
        guard let minutes = Int(trimmed(cells[3])), KnownWay.possibleMinutes.contains(minutes) else {
            throw refusal(cells[3], .minutes)
        }
        return TravelEntry(origin: origin, destination: destination, mode: mode, minutes: minutes)
    }

    private static func town(
        _ cell: CSVCell,
        _ names: [String: [Municipality]],
        _ keys: Set<MunicipalityKey>
    ) throws(Refusal) -> MunicipalityKey {
        let text = trimmed(cell)
        if let key = MunicipalityKey(text), keys.contains(key) { return key }
        let found = names[text.lowercased()] ?? []
        guard let first = found.first else { throw refusal(cell, .town) }
        guard found.count == 1 else { throw refusal(cell, .towns) }
        return first.key
    }

    /// As the catalogue's codes, and as German tables say it.
    private static func mode(_ text: String) -> TravelMode? {
        switch text {
        case "walk", "fuß", "zu fuß", "fuss", "zu fuss": .walk
        case "bicycle", "rad", "fahrrad": .bicycle
        case "car", "auto", "pkw": .car
        case "transit", "öpnv", "oepnv", "bus", "bahn", "bus und bahn", "bus, bahn": .transit
        default: nil
        }
    }

    private static func trimmed(_ cell: CSVCell) -> String {
        cell.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func refusal(_ cell: CSVCell, _ problem: Refusal.Problem) -> Refusal {
        let sample = String(trimmed(cell).prefix(40))
        return Refusal(line: cell.line, column: cell.column, problem: problem, sample: sample)
    }
}

extension TravelTableFile.Refusal: Error {}
