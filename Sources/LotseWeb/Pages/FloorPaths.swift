/// Paths that the frame of every page links to; rooms serve them.
package enum FloorPaths {
    package static let start = Path("", "", in: .installation)
    package static let allianceStart = Path("", "")
    package static let signIn = Path("anmelden", "sign-in", in: .installation)
    package static let signOut = Path("abmelden", "sign-out", in: .installation)
    /// Where a form waits that was sent after the session had ended.
    package static let keptForm = Path("formular", "form", in: .installation)
    package static let account = Path("konto", "account", in: .installation)
    package static let imprint = Path("impressum", "imprint", in: .installation)
    package static let privacy = Path("datenschutz", "privacy", in: .installation)
    package static let accessibility = Path("barrierefreiheit", "accessibility", in: .installation)
    package static let today = Path("heute", "today")
}
