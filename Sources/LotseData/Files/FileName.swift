/// A file's name as it may be shown and saved: no path, no control characters, and the right ending.
package enum FileName {
    package static func safe(_ name: String, as format: FileFormat) -> String {
        let last = name.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? ""
        let kept = String(String.UnicodeScalarView(last.unicodeScalars.filter { !isHarmful($0) }.prefix(120)))
        let plain = String(kept.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
        let stem =
            endings[format, default: []].contains { plain.lowercased().hasSuffix(".\($0)") }
            ? String(plain[..<(plain.lastIndex(of: ".") ?? plain.endIndex)]) : plain
        let ending = endings[format]?.first ?? format.rawValue
        let visible = stem.drop { $0 == "." }
        return "\(visible.isEmpty ? "datei" : String(visible)).\(ending)"
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
