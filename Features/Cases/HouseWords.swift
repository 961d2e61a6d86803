import Foundation
import LotseCore
import LotseWeb

/// The words of the room and the floor outside a request, for mails and tasks that nobody is looking at yet.
enum HouseWords {
    private static let catalogues: Catalogues = {
        let folders = [House.resources, Bundle.module.resourceURL].compactMap { $0?.appending(path: "Locales") }
        guard let catalogues = try? Catalogues(folders: folders) else {
            preconditionFailure("the catalogues were read when the house was built")
        }
        return catalogues
    }()

    static func words(_ language: Language) -> Words { catalogues.words(language) }
}
