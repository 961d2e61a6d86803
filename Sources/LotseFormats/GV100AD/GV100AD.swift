package import LotseCore

/// The official register of municipalities ("Gemeindeverzeichnis GV100AD") as the Statistisches Bundesamt publishes it.
///
/// A text file of records of 220 characters in fixed columns. Read strictly: one bad record and nothing of the file
/// is taken, but every bad record is named.
package struct GV100AD: Equatable, Sendable {
    /// The day that the register describes ("Gebietsstand").
    package let day: Day
    /// By key; without positions, which the register does not have, and with one postcode at most.
    package let municipalities: [Municipality]
    package let districtCount: Int
    package let recordCount: Int
    package let encoding: TextLines.Encoding

    package var population: Int { municipalities.reduce(0) { $0 + $1.population } }

    /// What a file may cost.
    package struct Limits: Sendable {
        package var bytes = 16 * 1024 * 1024
        /// A record has 220 characters, and each may take four bytes.
        package var lineBytes = 1024

        package init() {}
    }

    /// Reads a file.
    ///
    /// - Parameters:
    ///   - bytes: the whole file, in UTF-8 or Latin-1.
    ///   - limits: what it may cost.
    ///   - progress: hears the lines done and the lines in all.
    /// - Returns: the register.
    /// - Throws: `RefusedRows` with line, column and how to mend it.
    package static func read(
        _ bytes: [UInt8],
        limits: Limits = Limits(),
        progress: (Int, Int) -> Void = { _, _ in }
    ) throws(RefusedRows) -> GV100AD {
        guard bytes.count <= limits.bytes else {
            throw RefusedRows(
                file: "the file has more than \(limits.bytes / 1024 / 1024) MiB",
                mending: "The whole register has about 4 MiB; check whether this is the right file."
            )
        }
        let lines = try TextLines(bytes)
        var draft = GV100ADDraft()
        for index in 0..<lines.count {
            if index % 1000 == 0 { progress(index, lines.count) }
            do throws(RefusedRow) {
                guard lines.byteCount(of: index) <= limits.lineBytes else {
                    throw RefusedRow(
                        line: index + 1,
                        problem: "the line is longer than \(limits.lineBytes) bytes",
                        mending: "A record has \(GV100ADRecord.length) characters; check whether line ends are missing."
                    )
                }
                try draft.take(FixedWidthRow(line: index + 1, try lines.scalars(of: index)))
            } catch {
                draft.refusals.add(error)
            }
        }
        progress(lines.count, lines.count)
        return try draft.finished(encoding: lines.encoding)
    }
}
