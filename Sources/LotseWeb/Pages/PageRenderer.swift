import LotseCore
import Mustache

/// Turns a page value into HTML: the content by its own template, the frame around it by `page`.
struct PageRenderer: Sendable {
    let templates: Templates
    let menu: [MenuEntry]
    let assets: Assets

    func html(_ page: Page, for visitor: VisitorContext) -> String {
        let content = text(page.template, of: page.content, words: visitor.words)
        return text("page", of: frame(page, content, visitor), words: visitor.words)
    }

    /// What a template makes of a value, without a frame.
    func text(_ template: String, of content: any Sendable, words: Words) -> String {
        guard let text = templates.library.render(PageRoot(content, words: words), withTemplate: template) else {
            preconditionFailure("no template \(template)")
        }
        return text
    }

    /// More than these nobody takes in at a look.
    private static let mostEntries = 7

    private func frame(_ page: Page, _ content: String, _ visitor: VisitorContext) -> PageFrame {
        let menu = links(for: visitor)
        // The fold is an entry itself.
        let first = menu.count > Self.mostEntries ? Self.mostEntries - 1 : menu.count
        let breadcrumb = page.breadcrumb.map { PageFrame.Link(label: $0.label, path: $0.path, isCurrent: false) }
        return PageFrame(
            language: .init(tag: visitor.language.tag, direction: visitor.language.direction.rawValue),
            languages: languages(for: visitor),
            title: page.title,
            siteName: visitor.alliance?.name ?? visitor.words("layout.site-name"),
            alliance: visitor.alliance.map { Self.view($0, home: visitor.link(FloorPaths.allianceStart)) },
            homePath: visitor.link(visitor.alliance == nil ? FloorPaths.start : FloorPaths.allianceStart),
            menu: Array(menu.prefix(first)),
            hasMenu: !menu.isEmpty,
            moreMenu: Array(menu.dropFirst(first)),
            hasMoreMenu: first < menu.count,
            breadcrumb: breadcrumb,
            hasBreadcrumb: !breadcrumb.isEmpty,
            member: visitor.member.map { member in
                PageFrame.MemberView(
                    name: member.name,
                    accountPath: visitor.link(FloorPaths.account),
                    signOutPath: visitor.link(FloorPaths.signOut),
                    signOutToken: visitor.newToken()
                )
            },
            signInPath: visitor.link(FloorPaths.signIn),
            legal: [
                ("layout.imprint", FloorPaths.imprint), ("layout.privacy", FloorPaths.privacy),
                ("layout.accessibility", FloorPaths.accessibility),
            ].map { key, path in
                PageFrame.Link(label: visitor.words(key), path: visitor.link(path), isCurrent: false)
            },
            notice: page.notice,
            isPublic: visitor.isPublic,
            isWide: page.isWide,
            styleSheet: assets.path("site.css"),
            script: assets.path("site.js"),
            icon: assets.path("icon.svg"),
            content: content
        )
    }

    private func links(for visitor: VisitorContext) -> [PageFrame.Link] {
        let here = visitor.target.prefix { $0 != "?" }
        return menu.compactMap { entry in
            if entry.path.scope == .alliance, visitor.alliance == nil { return nil }
            guard entry.audience.admits(visitor.member, in: visitor.alliance?.id).isAllowed else { return nil }
            let path = visitor.link(entry.path)
            return PageFrame.Link(label: visitor.words(entry.key), path: path, isCurrent: path == here)
        }
    }

    private func languages(for visitor: VisitorContext) -> [PageFrame.LanguageChoice] {
        let offered = visitor.isPublic ? Language.publicLanguages : Language.staffLanguages
        let query = visitor.target.firstIndex(of: "?").map { String(visitor.target[$0...]) } ?? ""
        return offered.map { language in
            let path = visitor.route.map { $0.link(language, alliance: visitor.alliance?.slug, visitor.parameters) }
            return PageFrame.LanguageChoice(
                tag: language.tag,
                name: language.ownName,
                path: path.map { $0 + query } ?? FloorPaths.start.link(language, alliance: nil),
                isCurrent: language == visitor.language,
                direction: language.direction.rawValue
            )
        }
    }

    private static func view(_ alliance: AllianceProfile, home: String) -> PageFrame.AllianceView {
        PageFrame.AllianceView(
            name: alliance.name,
            contact: PageFrame.ContactView(
                name: alliance.contact.name,
                phone: alliance.contact.phone,
                phoneLink: "tel:" + alliance.contact.phone.filter { $0.isNumber || $0 == "+" },
                mail: alliance.contact.mail,
                address: alliance.contact.address
            ),
            homePath: home,
            fundingNotice: alliance.fundingNotice.isEmpty ? nil : alliance.fundingNotice
        )
    }
}
