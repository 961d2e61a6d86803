package import LotseCore
package import LotseData
package import LotseWeb

/// What the room needs from outside: its store and key, and what other rooms know.
package struct CasesPorts: Sendable {
    package let store: any Store
    package let vault: Vault
    package let staff: any StaffSource
    package let network: any NetworkSource
    package let responsibility: any ResponsibilitySource
    package let recognition: any RecognitionSource
    /// Where the installation is reached from outside, for links in letters; without a slash at the end.
    package let publicURL: String
    /// What other rooms put beside a case: called with who looks, who may read the names, and whose case it is.
    package let beside: [@Sendable (StaffContext, SeekingHousehold) async throws -> BesidePanel?]

    package init(
        store: any Store,
        vault: Vault,
        staff: any StaffSource,
        network: any NetworkSource,
        responsibility: any ResponsibilitySource,
        recognition: any RecognitionSource,
        publicURL: String,
        beside: [@Sendable (StaffContext, SeekingHousehold) async throws -> BesidePanel?] = []
    ) {
        self.store = store
        self.vault = vault
        self.staff = staff
        self.network = network
        self.responsibility = responsibility
        self.recognition = recognition
        self.publicURL = publicURL
        self.beside = beside
    }

    var documents: DocumentStore { DocumentStore(vault) }
    var sensitiveNotes: SensitiveNoteStore { SensitiveNoteStore(vault) }
}
