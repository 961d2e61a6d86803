import HTTPTypes
import LotseCore
import LotseData
import LotseWeb

/// Looking at suspicions, merging two files, saying that they are different, taking them apart again.
struct DuplicateRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        routes.get(CasesPaths.duplicates, as: ports.caseFile(to: .write)) { try await list($0) }
        routes.get(CasesPaths.duplicate, as: ports.caseFile(to: .write)) { context in
            let pair = try await pair(context)
            return .page(try page(context, pair, form(context, pair, presetting: true)))
        }
        routes.post(CasesPaths.duplicate, as: ports.caseFile(to: .write)) { try await merge($0) }
        routes.post(CasesPaths.dismiss, as: ports.caseFile(to: .write)) { try await dismiss($0) }
        routes.post(CasesPaths.undoMerge, as: ports.caseFile(to: .write)) { try await undo($0) }
    }

    private func list(_ context: CaseFileContext) async throws -> Reply {
        let found = try await ports.store.read { try CaseSheet.duplicates(of: context.head, from: $0) }
        let words = context.words
        let rows = found.map { duplicate in
            RowsView.Row(
                words(
                    "cases.case.title",
                    [
                        "number": duplicate.head.number.description, "name": duplicate.pairs.first?.other.name ?? "",
                    ]
                ),
                path: context.caseLink(CasesPaths.duplicate, ["other": duplicate.head.id.text]),
                tag: DuplicateTags.tag(duplicate.likelihood, words),
                side: [words.languageName(duplicate.head.language), words.shortDay(duplicate.head.openedOn)]
            )
        }
        let content = RowsView(rows: rows, emptyText: words("cases.duplicates.empty"))
        return .page(
            Page(
                words("cases.duplicates.title"),
                template: "cases.duplicates",
                content: DuplicateListPage(rows: content),
                breadcrumb: context.breadcrumb
            )
        )
    }

    /// Two files side by side.
    private struct Pair: Sendable {
        let other: CaseFile.Head
        let mine: [Person]
        let theirs: [Person]
        /// Members that may be the same, strongest first.
        let suspicions: [Suspicion]

        struct Suspicion: Sendable {
            let mine: Person
            let theirs: Person
            let comparison: PersonComparison

            var value: String { "\(theirs.id.text)|\(mine.id.text)" }
        }
    }

    private func pair(_ context: CaseFileContext) async throws -> Pair {
        let id = try context.visitor.identifier("other", of: CaseFile.self)
        let head = context.head
        let found = try await ports.store.read { reader -> (CaseFile.Head, [Person], [Person])? in
            guard let other = try CaseFileStore.fetch(id, in: head.alliance, from: reader) else { return nil }
            let people = try HouseholdStore.list(of: [head.id, id], from: reader).filter { $0.mergedInto == nil }
            return (other, people.filter { $0.caseFile == head.id }, people.filter { $0.caseFile == id })
        }
        guard let (other, mine, theirs) = found, other.organisation == head.organisation, other.id != head.id,
            other.status != .merged
        else { throw PageError.notFound }
        let suspicions = mine.flatMap { mine in
            theirs.map { Pair.Suspicion(mine: mine, theirs: $0, comparison: PersonComparison(mine.draft, $0.draft)) }
        }
        .filter { $0.comparison.likelihood != nil }
        .sorted { ($0.comparison.points, $1.value) > ($1.comparison.points, $0.value) }
        return Pair(other: other, mine: mine, theirs: theirs, suspicions: suspicions)
    }

    private func form(_ context: CaseFileContext, _ pair: Pair, presetting: Bool) -> Form {
        let options = pair.suspicions.map { suspicion in
            let names = ["mine": suspicion.mine.name, "theirs": suspicion.theirs.name]
            return Field.Option(suspicion.value, context.words("cases.merge-form.pair", names))
        }
        let form = Form(
            "cases.merge-form",
            (options.isEmpty ? [] : [Field("pairs", .choices(options))])
                + [Field("remark", .text()), Field(CaseFormFlow.version, .hidden), Field("other-version", .hidden)],
            values: [CaseFormFlow.version: "\(context.head.version)", "other-version": "\(pair.other.version)"]
        )
        return presetting ? form.presetting("pairs", to: Self.best(pair.suspicions)) : form
    }

    /// The strongest suspicion of each member, nobody twice.
    private static func best(_ suspicions: [Pair.Suspicion]) -> [String] {
        var seen: Set<Identifier<Person>> = []
        return suspicions.filter { suspicion in
            guard seen.isDisjoint(with: [suspicion.mine.id, suspicion.theirs.id]) else { return false }
            seen.formUnion([suspicion.mine.id, suspicion.theirs.id])
            return true
        }.map(\.value)
    }

    private func page(_ context: CaseFileContext, _ pair: Pair, _ form: Form) throws -> Page {
        let words = context.words
        let values = ["other": pair.other.id.text]
        let content = DuplicatePage(
            lead: words(
                "cases.duplicate.lead",
                ["mine": context.head.number.description, "theirs": pair.other.number.description]
            ),
            otherPath: context.link(CasesPaths.one, ["caseFile": pair.other.id.text]),
            otherLabel: words("cases.duplicate.open", ["number": pair.other.number.description]),
            comparisons: pair.suspicions.map { Self.table($0, words) },
            form: form.view(
                for: context,
                action: context.caseLink(CasesPaths.duplicate, values),
                cancel: context.caseLink(CasesPaths.one)
            ),
            dismiss: ButtonView(
                words("cases.duplicate.different"),
                to: context.caseLink(CasesPaths.dismiss, values),
                for: context
            )
        )
        let title = words("cases.duplicate.title", ["number": pair.other.number.description])
        return Page(title, template: "cases.duplicate", content: content, breadcrumb: context.breadcrumb)
    }

    private static func table(_ suspicion: Pair.Suspicion, _ words: Words) -> Table {
        let names = ["mine": suspicion.mine.name, "theirs": suspicion.theirs.name]
        let likelihood = suspicion.comparison.likelihood ?? .possible
        return Table(
            words(
                "cases.duplicate.caption",
                names.merging([
                    "likelihood": words("cases.likelihood.\(likelihood.rawValue)")
                ]) { own, _ in own }
            ),
            columns: ["field", "mine", "theirs", "verdict"].map { .text(words("cases.duplicate.\($0)")) }
                + [.number(words("cases.duplicate.points"))],
            rows: suspicion.comparison.fields.map { line in
                [
                    .text(words("cases.duplicate-field.\(line.field.rawValue)")), .text(shown(line.left, words)),
                    .text(shown(line.right, words)), .tag(DuplicateTags.tag(line.verdict, words)),
                    .text(words.number(line.points)),
                ]
            },
            emptyText: ""
        )
    }

    private static func shown(_ value: String, _ words: Words) -> String {
        if let day = Day(value) { return words.day(day) }
        return value.isEmpty ? "–" : value
    }
}

/// What people decide about two files.
extension DuplicateRoutes {
    private func merge(_ context: CaseFileContext) async throws -> Reply {
        let pair = try await pair(context)
        let form = form(context, pair, presetting: false).reading(context.form)
        let mayMerge = context.access.permits(.changeStatus, on: pair.other)
        guard form.isValid, mayMerge.isAllowed, context.permits(.write) else {
            let sentence = mayMerge.isAllowed ? "cases.merge-error.not-running" : "cases.merge-form.error.other-owner"
            let refused = form.isValid ? form.adding(FormError("", sentence)) : form
            return .page(try page(context, pair, refused), status: .unprocessableContent)
        }
        let kept = context.head.seen(at: form.number(CaseFormFlow.version))
        let absorbed = pair.other.seen(at: form.number("other-version"))
        let pairs = form.chosen("pairs").map { $0.split(separator: "|") }
        let same = Dictionary(
            pairs.compactMap { parts -> (Identifier<Person>, Identifier<Person>)? in
                guard parts.count == 2, let theirs = Identifier<Person>(parts[0]),
                    let mine = Identifier<Person>(parts[1])
                else { return nil }
                return (theirs, mine)
            },
            uniquingKeysWith: { first, _ in first }
        )
        let (once, target) = (context.once, context.caseLink(CasesPaths.one))
        do {
            _ = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    try MergeStore.merge(
                        absorbed,
                        into: kept,
                        pairing: same,
                        remark: form.text("remark"),
                        by: context.account,
                        in: transaction
                    )
                    return target
                }
            }
            return .redirect(target)
        } catch StoreError.stale {
            // The form is made anew from what both files say now.
            let now = try await self.pair(context)
            let again = self.form(context, now, presetting: true).adding(FormError("", "cases.error.stale"))
            return .page(try page(context, now, again), status: .conflict)
        } catch CasesError.merge(let error) {
            let refused = form.adding(FormError("", "cases.merge-error.\(error.rawValue)"))
            return .page(try page(context, pair, refused), status: .unprocessableContent)
        }
    }

    private func dismiss(_ context: CaseFileContext) async throws -> Reply {
        let pair = try await pair(context)
        let (once, target) = (context.once, context.caseLink(CasesPaths.one))
        _ = try await ports.store.write(as: context.actor) { transaction in
            try transaction.once(once) {
                try DuplicateStore.dismiss(context.head, pair.other, by: context.account, in: transaction)
                return target
            }
        }
        return .redirect(target)
    }

    private func undo(_ context: CaseFileContext) async throws -> Reply {
        let id = try context.visitor.identifier("merge", of: CaseMerge.self)
        let (once, target) = (context.once, context.caseLink(CasesPaths.one))
        do {
            _ = try await ports.store.write(as: context.actor) { transaction in
                try transaction.once(once) {
                    let merge = try MergeStore.find(id, into: context.head.id, from: transaction.reader)
                    try MergeStore.undo(merge, of: context.head, by: context.account, in: transaction)
                    return target
                }
            }
        } catch StoreError.stale, CasesError.merge {
            // Undone by somebody else in the meantime: the case shows it.
            return .redirect(target)
        } catch CasesError.notFound {
            throw PageError.notFound
        }
        return .redirect(target)
    }
}

/// All suspicions about a file; template `cases.duplicates`.
struct DuplicateListPage: Sendable {
    let rows: RowsView
}

/// Two files side by side; template `cases.duplicate`.
struct DuplicatePage: Sendable {
    let lead: String
    let otherPath: String
    let otherLabel: String
    let comparisons: [Table]
    let form: FormView
    let dismiss: ButtonView
}
