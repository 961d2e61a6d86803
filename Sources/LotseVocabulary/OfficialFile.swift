import LotseFormats

/// A file of an official classification, as somebody names it.
package struct OfficialFile: Sendable {
    /// Its name without folders.
    package let name: String
    package let bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        (self.name, self.bytes) = (name, bytes)
    }
}

/// What official files hold, counted for whoever takes them in, and as a vocabulary that can be kept.
package struct OfficialVocabulary: Sendable, Equatable {
    /// Under which name it is kept; the same name takes the place of what was there.
    package let name: String
    /// What it is, in few words.
    package let summary: String
    /// Of `Vocabulary.bytes`; of a table of questions the file itself.
    package let bytes: [UInt8]

    package init(name: String, summary: String, bytes: [UInt8]) {
        (self.name, self.summary, self.bytes) = (name, summary, bytes)
    }
}

extension OfficialFile {
    /// A packed file is broken, or holds more than any of them does.
    struct BrokenArchive: Error, CustomStringConvertible {
        let description: String
    }

    /// The content, unpacked where it is packed by gzip.
    func unpacked() throws(BrokenArchive) -> [UInt8] {
        guard Gzip.isPacked(bytes) else { return bytes }
        guard let unpacked = Gzip.unpack(bytes, most: VocabularyLimits().bytes) else {
            throw BrokenArchive(description: "\(name) cannot be unpacked. Load it down again, or unpack it first.")
        }
        return unpacked
    }
}
