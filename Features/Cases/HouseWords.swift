import Foundation
import LotseCore
import LotseWeb

/// The words of the room and the floor outside a request, for mails and tasks that nobody is looking at yet.
enum HouseWords {
    private static let catalogues = Catalogues.outsidePages(of: Bundle.module.resourceURL)

    static func words(_ language: Language) -> Words { catalogues.words(language) }
}
