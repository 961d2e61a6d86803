package import LotseCore
import LotseData

/// A file that somebody handed in, without its content ("Unterlage").
package struct CaseDocument: Sendable, Equatable {
    package let id: Identifier<CaseDocument>
    package let caseFile: Identifier<CaseFile>
    package let name: String
    package let format: FileFormat
    package let byteCount: Int
    package let uploader: Identifier<Account>
    package let createdAt: Timestamp

    package static let largest = 10 * 1024 * 1024
}

/// Why a file is not taken.
package enum DocumentError: String, Error, Equatable, Sendable, CaseIterable {
    case empty
    case tooLarge = "too-large"
    /// Its bytes are none of the kinds that Lotse takes.
    case unknownFormat = "unknown-format"
    /// What is stored does not open: altered, or another installation's key.
    case damaged
}

/// A file's name as it may be shown and saved: no path, no control characters, and the right ending.
package enum DocumentName {
    package static func safe(_ name: String, as format: FileFormat) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let plain = String(
            String.UnicodeScalarView(last.unicodeScalars.filter { !isHarmful($0) }).prefix(120)
        ).trimmed
        let stem =
            endings[format, default: []].contains { plain.lowercased().hasSuffix(".\($0)") }
            ? String(plain[..<(plain.lastIndex(of: ".") ?? plain.endIndex)]) : plain
        let ending = endings[format]?.first ?? format.rawValue
        let kept = stem.drop { $0 == "." }
        return "\(kept.isEmpty ? "datei" : String(kept)).\(ending)"
    }

    /// Controls, and marks that turn the direction so that `exe.pdf` reads `fdp.exe`.
    private static func isHarmful(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: "\"<>|:*?;".unicodeScalars.contains(scalar)
        }
    }

    private static let endings: [FileFormat: [String]] = [
        .pdf: ["pdf"], .png: ["png"], .jpeg: ["jpg", "jpeg"], .webp: ["webp"], .docx: ["docx"], .odt: ["odt"],
        .txt: ["txt"],
    ]
}

extension String {
    /// Without white space around it.
    var trimmed: String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
