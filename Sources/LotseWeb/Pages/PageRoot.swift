import LotseCore
import Mustache

/// The names a template finds: the words as `t`, and the stored properties of the page's value.
struct PageRoot: MustacheParent {
    private let words: WordTree
    private let content: Any

    init(_ content: Any, words: Words) {
        self.words = WordTree(words)
        self.content = content
    }

    func child(named name: String) -> Any? {
        if name == "t" { return words }
        if let parent = content as? any MustacheParent { return parent.child(named: name) }
        for child in Mirror(reflecting: content).children where child.label == name {
            // An absent optional must look absent, or its section would render.
            let mirror = Mirror(reflecting: child.value)
            return mirror.displayStyle == .optional ? mirror.children.first?.value : child.value
        }
        return nil
    }
}

/// What the frame around every page shows (`page.mustache`).
struct PageFrame: Sendable {
    let language: LanguageView
    let languages: [LanguageChoice]
    let title: String
    let siteName: String
    let alliance: AllianceView?
    let homePath: String
    let menu: [Link]
    let hasMenu: Bool
    /// What follows the first entries of a long menu, folded.
    let moreMenu: [Link]
    let hasMoreMenu: Bool
    let breadcrumb: [Link]
    let hasBreadcrumb: Bool
    let member: MemberView?
    let signInPath: String
    let legal: [Link]
    let notice: Notice?
    let isPublic: Bool
    let isWide: Bool
    let styleSheet: String
    let script: String
    let icon: String
    let content: String

    struct LanguageView: Sendable {
        let tag: String
        let direction: String
    }

    struct LanguageChoice: Sendable {
        let tag: String
        let name: String
        let path: String
        let isCurrent: Bool
        let direction: String
    }

    struct AllianceView: Sendable {
        let name: String
        let contact: ContactView
        let homePath: String
        let fundingNotice: String?
    }

    struct ContactView: Sendable {
        let name: String
        let phone: String
        let phoneLink: String
        let mail: String
        let address: String
    }

    struct Link: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    struct MemberView: Sendable {
        let name: String
        let accountPath: String
        let signOutPath: String
        let signOutToken: String
    }
}
