import Dispatch
import Logging
import LotseCore
import LotseData
import LotseMatching
import LotseVocabulary
import Synchronization

/// The occupations and skills of an installation: what came with the program, and what was imported.
///
/// The shipped vocabulary is read when it is first asked for, never on the way to the first page. What was imported is put
/// together beside the work (`refresh`) and then takes its place; every server of an installation does so for itself.
final class LiveOccupations: Sendable {
    private struct State {
        var catalogue: OccupationCatalogue?
        var edition = 0
        /// The kept files that the catalogue holds, by name and digest.
        var files: [String] = []
        var hasFailed = false
    }

    private let store: any Store
    private let logger: Logger
    private let model: @Sendable () throws -> WordEncoder?
    private let state = Mutex(State())

    /// - Parameters:
    ///   - store: where imported vocabularies are kept.
    ///   - logger: hears what cannot be read.
    ///   - model: what knows meanings; without one spelling alone decides.
    init(
        _ store: any Store,
        _ logger: Logger,
        model: @escaping @Sendable () throws -> WordEncoder? = { try WordsModel.shipped() }
    ) {
        (self.store, self.logger, self.model) = (store, logger, model)
    }

    /// What can be asked now; nil where the program was installed without its vocabulary.
    private var catalogue: OccupationCatalogue? {
        state.withLock { state in
            if state.catalogue == nil, !state.hasFailed {
                do {
                    state.catalogue = try make([])
                } catch {
                    state.hasFailed = true
                    logger.error("vocabulary cannot be read", metadata: ["error": "\(error)"])
                }
            }
            return state.catalogue
        }
    }

    /// Takes in what was imported since the last time, and keeps what had to be made anew for it.
    ///
    /// - Throws: the store's error, or why what is kept cannot be read; what was there before stays.
    func refresh() async throws {
        let kept = try await store.read { try KeptFileStore.list($0) }.filter {
            VocabularyImport.vocabulary(keptAs: $0.name) != nil
        }
        let files = kept.map { "\($0.name) \($0.digest)" }
        guard state.withLock({ $0.files != files }) else { return }
        let (contents, made) = try await store.read { reader in
            let contents = try kept.compactMap { file in
                try KeptFileStore.bytes(of: file.name, reader).map { bytes in
                    OfficialVocabulary(
                        name: VocabularyImport.vocabulary(keptAs: file.name) ?? file.name,
                        summary: file.summary,
                        bytes: bytes
                    )
                }
            }
            return (contents, try KeptFileStore.bytes(of: VocabularyImport.made, reader))
        }
        // Moments of computing, or seconds: on a thread that no request waits for.
        let result = await withCheckedContinuation { continuation in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(returning: Result { try self.prepared(contents, made) })
            }
        }
        let catalogue = try result.get()
        state.withLock { state in
            (state.catalogue, state.files, state.hasFailed) = (catalogue, files, false)
            state.edition += 1
        }
        guard let new = catalogue.made else { return }
        try await store.write(as: .system) { transaction in
            try KeptFileStore.put(
                VocabularyImport.made,
                summary: "Directions and units of the imported occupations.",
                bytes: new.bytes,
                in: transaction
            )
        }
    }

    /// A catalogue with the finders that every unclear title needs.
    private func prepared(_ imported: [OfficialVocabulary], _ made: [UInt8]?) throws -> OccupationCatalogue {
        let catalogue = try make(imported, made)
        if !imported.isEmpty { catalogue.prepare() }
        return catalogue
    }

    private func make(_ imported: [OfficialVocabulary], _ made: [UInt8]? = nil) throws -> OccupationCatalogue {
        guard let folder = CoreVocabulary.folder else { throw WordsModel.Missing() }
        let core = try CoreVocabulary(folder: folder)
        let encoder: WordEncoder?
        do {
            encoder = try model()
        } catch {
            // Spelling alone still finds most titles.
            logger.error("model of words cannot be read", metadata: ["error": "\(error)"])
            encoder = nil
        }
        return try OccupationCatalogue(core: core, imported: imported, made: made, encoder: encoder)
    }
}

extension LiveOccupations: OccupationSource {
    var edition: Int { state.withLock { $0.edition } }

    func reading(of title: String, in language: Language) -> OccupationReading {
        catalogue?.reading(of: title, in: language) ?? .unsupported
    }

    func name(of occupation: Int, in language: Language) -> String? { catalogue?.name(of: occupation, in: language) }

    func isRegulated(_ occupation: Int) -> Bool { catalogue?.isRegulated(occupation) ?? false }

    func skills(in language: Language) -> [NamedSkill] { catalogue?.skills(in: language) ?? [] }

    func skills(of occupation: Int, in language: Language) -> [NamedSkill] {
        catalogue?.skills(of: occupation, in: language) ?? []
    }

    func skill(named text: String, in language: Language) -> NamedSkill? {
        catalogue?.skill(named: text, in: language)
    }
}
