package import LotseCore
package import LotseData

/// The signed paper of an agreement as it was uploaded, without its content.
package struct AgreementFile: Hashable, Sendable {
    package let id: Identifier<AgreementFile>
    package let name: String
    package let format: FileFormat
    package let byteCount: Int
    package let createdAt: Timestamp
}
