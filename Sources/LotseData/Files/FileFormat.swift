/// The kinds of files that people may hand in, told by their bytes, never by their name.
package enum FileFormat: String, CaseIterable, Sendable, SQLConvertible {
    case pdf
    case png
    case jpeg
    case webp
    case docx
    case odt
    case txt

    /// What the bytes are; nil for everything that Lotse does not take.
    package init?(sniffing bytes: [UInt8]) {
        if bytes.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            guard let office = Self.office(bytes) else { return nil }
            self = office
        } else if Self.isText(bytes) {
            self = .txt
        } else {
            return nil
        }
    }

    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .webp: "image/webp"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .txt: "text/plain; charset=utf-8"
        }
    }

    /// For the file dialogue of a browser; what arrives is judged by its bytes.
    package static let accept = ".pdf,.png,.jpg,.jpeg,.webp,.docx,.odt,.txt"

    /// An office document by the names of its parts; other archives, and those with macros, are refused.
    private static func office(_ bytes: [UInt8]) -> FileFormat? {
        let odt = Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)
        if bytes.dropFirst(30).starts(with: odt) {
            return contains("Basic/", bytes) || contains("Scripts/", bytes) ? nil : .odt
        }
        guard contains("[Content_Types].xml", bytes), contains("word/document.xml", bytes) else { return nil }
        return contains("vbaProject", bytes) ? nil : .docx
    }

    private static func contains(_ name: String, _ bytes: [UInt8]) -> Bool {
        let wanted = Array(name.utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { place in
            bytes[place] == first && bytes[place..<(place + wanted.count)].elementsEqual(wanted)
        }
    }

    /// UTF-8 without control characters, and not something that a browser would run.
    private static func isText(_ bytes: [UInt8]) -> Bool {
        guard !bytes.contains(where: { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }),
            let text = String(validating: bytes, as: UTF8.self)
        else { return false }
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(1)
        return !start.isEmpty && start != "<"
    }
}
