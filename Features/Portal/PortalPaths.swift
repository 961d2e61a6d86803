import LotseWeb

/// Where the pages of the portal live, apart from the start and legal pages that the floor names.
enum PortalPaths {
    static let employer = Path("arbeitgeber", "employers")
    static let idea = Path("projektidee", "project-idea")

    /// What a sender sees of a concern, over the secret link.
    static let ownConcern = Path("mein-anliegen/{link}", "my-concern/{link}")
    static let withdrawal = Path("mein-anliegen/{link}/loeschen", "my-concern/{link}/delete")
    static let withdrawn = Path("anliegen-geloescht", "concern-deleted")

    static let concerns = Path("anliegen", "concerns")
    static let concern = Path("anliegen/{concern}", "concerns/{concern}")
    static let taking = Path("anliegen/{concern}/uebernehmen", "concerns/{concern}/take")
    static let answer = Path("anliegen/{concern}/antworten", "concerns/{concern}/answer")
    static let passing = Path("anliegen/{concern}/weitergeben", "concerns/{concern}/pass-on")
    static let settingAside = Path("anliegen/{concern}/aussortieren", "concerns/{concern}/set-aside")
}
