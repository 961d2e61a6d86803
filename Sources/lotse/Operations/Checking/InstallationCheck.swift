import Foundation
import LotseCore
import LotseData
import LotseWeb

/// Looks at everything that an installation needs, changes nothing, and says how to mend what is wrong.
struct InstallationCheck {
    let settings: Settings
    let environment: [String: String]

    /// Everything that was looked at, in order; the database only where folder and key allow to open it.
    func findings() async -> [Finding] {
        let folder = FolderCheck(settings: settings, environment: environment).findings
        let provider = await ProviderCheck(settings: settings).findings()
        let findings = folder + SettingsCheck(settings: settings).findings + provider
        // Opening would make a new key or database in the place of the one that is missing.
        let isComplete = !folder.contains { $0.weight == .problem && FolderCheck.essentials.contains($0.area) }
        guard isComplete else { return findings }
        do {
            let installation = try Installation.open(settings)
            let inside = await StoreCheck(store: installation.store).findings()
            let words = CatalogueFindings.of(Rooms(installation).features)
            try await installation.store.close()
            return findings + inside + words
        } catch {
            return findings + [
                .problem("database", Sentence.of(error), "Check the address, or the file and its permissions.")
            ]
        }
    }
}

/// The words that came with the program.
enum CatalogueFindings {
    static func of(_ features: [any Feature]) -> [Finding] {
        do {
            let problems = try CatalogueCheck.problems(of: features)
            guard problems.isEmpty else {
                return problems.prefix(20).map {
                    .problem("catalogues", "\($0)", "Install the program again, or mend the catalogue.")
                }
            }
            return [.good("catalogues", "complete in all languages")]
        } catch {
            return [.problem("catalogues", "a catalogue cannot be read: \(error)", "Install the program again.")]
        }
    }
}
