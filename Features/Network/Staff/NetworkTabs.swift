import LotseCore
import LotseWeb

/// The room's own navigation: one tab for each side of the network.
struct NetworkTabs: Sendable {
    let entries: [Tab]

    struct Tab: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }

    private static let all: [(key: String, path: Path)] = [
        ("network.tab.partners", NetworkPaths.overview),
        ("network.tab.agreements", NetworkPaths.agreements),
        ("network.tab.recognitions", NetworkPaths.recognitions),
        ("network.tab.territory", NetworkPaths.territory),
        ("network.tab.rules", NetworkPaths.rules),
        ("network.tab.map", NetworkPaths.map),
        ("network.tab.gaps", NetworkPaths.gaps),
        ("network.tab.feedback", NetworkPaths.feedbackList),
        ("network.tab.texts", NetworkPaths.texts),
    ]

    /// Nil on pages of the installation, which stand outside of any alliance's network.
    init?(for context: some PageContext, at current: Path?) {
        guard context.visitor.alliance != nil else { return nil }
        entries = Self.all.map { key, path in
            Tab(label: context.words(key), path: context.link(path), isCurrent: path == current)
        }
    }
}
