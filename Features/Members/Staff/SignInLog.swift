import LotseCore
import LotseData
import LotseWeb

/// The log of sign-ins, for those who answer for an alliance's security.
struct SignInLog: Sendable {
    static let readers: Set<Role> = [.allianceAdmin, .operator, .auditor]
    static let pageSize = 50

    let table: Table
    let filters: [Filter]
    let olderPath: String?

    /// A way to see lines of one kind only.
    struct Filter: Sendable {
        let label: String
        let path: String
        let isCurrent: Bool
    }
}

extension MembersFeature {
    func signInLogPage(_ context: StaffContext) async throws -> Page {
        let words = context.words
        let outcome = SignInEvent.Outcome(rawValue: context.query["outcome"])
        let before = Identifier<SignInEvent>(context.query["before"])
        let alliance = context.roles.contains(.operator) ? nil : context.alliance.id
        let (events, names) = try await store.read { reader in
            let events = try SignInEventStore.list(
                of: alliance,
                outcome: outcome,
                before: before,
                limit: SignInLog.pageSize + 1,
                reader
            )
            return (events, try AccountStore.names(Set(events.compactMap(\.account)), reader))
        }
        let shown = events.prefix(SignInLog.pageSize)
        let filter = outcome.map { "outcome=\($0.rawValue)&" } ?? ""
        let older = events.count > shown.count ? shown.last.map { "?\(filter)before=\($0.id)" } : nil
        let page = SignInLog(
            table: Table(
                words("members.log.table"),
                columns: ["when", "who", "outcome", "method", "network"].map {
                    .text(words("members.log.column.\($0)"))
                },
                rows: shown.map { event in
                    [
                        .text(words.moment(event.happenedAt)),
                        .text(event.account.flatMap { names[$0] } ?? words("members.log.nobody")),
                        .tag(Self.tag(event.outcome, words)),
                        .text(words("members.log.method.\(event.method.rawValue)")), .text(event.network),
                    ]
                },
                emptyText: words("members.log.empty")
            ),
            filters: filters(outcome, context),
            olderPath: older.map { context.link(MembersPaths.signInLog) + $0 }
        )
        var result = Page(words("members.log.title"), template: "members.sign-in-log", content: page)
        result.isWide = true
        return result
    }

    private func filters(_ current: SignInEvent.Outcome?, _ context: StaffContext) -> [SignInLog.Filter] {
        let (words, path) = (context.words, context.link(MembersPaths.signInLog))
        let all = SignInLog.Filter(label: words("members.log.all"), path: path, isCurrent: current == nil)
        return [all]
            + SignInEvent.Outcome.allCases.map { outcome in
                SignInLog.Filter(
                    label: words("members.log.outcome.\(outcome.rawValue)"),
                    path: "\(path)?outcome=\(outcome.rawValue)",
                    isCurrent: current == outcome
                )
            }
    }

    private static func tag(_ outcome: SignInEvent.Outcome, _ words: Words) -> Tag {
        let kind: Tag.Kind =
            switch outcome {
            case .signedIn: .good
            case .wrongPassword, .wrongCode: .warning
            case .locked: .bad
            }
        return Tag(kind, words("members.log.outcome.\(outcome.rawValue)"))
    }
}
