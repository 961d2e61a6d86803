import Foundation
package import LotseMatching

/// The model that comes with the program: `Data/words.bin`, made by `Training/Words`.
package enum WordsModel {
    /// Why there is none.
    package struct Missing: Error {
        package init() {}
    }

    /// Reads the model.
    ///
    /// - Throws: `Missing`, or `WordEncoder.Fault` for a damaged file.
    package static func shipped() throws -> WordEncoder {
        guard let folder = CoreVocabulary.folder, let data = try? Data(contentsOf: folder.appending(path: "words.bin"))
        else { throw Missing() }
        return try WordEncoder([UInt8](data))
    }
}
