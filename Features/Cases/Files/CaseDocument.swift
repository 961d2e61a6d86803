package import LotseCore
package import LotseData

/// A file that somebody handed in, without its content ("Unterlage").
package struct CaseDocument: Sendable, Equatable {
    package let id: Identifier<CaseDocument>
    package let caseFile: Identifier<CaseFile>
    package let name: String
    package let format: FileFormat
    package let byteCount: Int
    package let uploader: Identifier<Account>
    package let createdAt: Timestamp
}
