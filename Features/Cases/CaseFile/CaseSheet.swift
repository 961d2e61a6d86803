import LotseCore
import LotseData

/// Everything that the page of a case file shows, read in one snapshot.
struct CaseSheet: Sendable {
    let head: CaseFile.Head
    let household: [Person]
    let needs: [Need]
    let referrals: [Referral]
    let plan: Plan
    let proposals: [Proposal]
    let consents: [Consent]
    let messages: [MatterMessage]
    let outcomes: [Outcome]
    let checks: [OutcomeCheck]
    let tasks: [CaseTask]
    let documents: [CaseDocument]
    let sensitiveNotes: [SensitiveNote]
    let consultations: [Consultation]
    let merges: [CaseMerge]
    let duplicates: [Duplicate]
    let timeline: [TimelineEntry]

    /// Entries of the timeline on the page itself; older ones stand on pages of their own.
    static let timelineLength = 20

    init(_ head: CaseFile.Head, from reader: Reader) throws {
        self.head = head
        household = try HouseholdStore.list(of: head.id, from: reader)
        needs = try NeedStore.list(of: head.id, from: reader)
        referrals = try ReferralStore.list(of: head.id, from: reader)
        plan = try PlanStore.fetch(of: head.id, from: reader)
        proposals = try ProposalStore.list(of: head.id, from: reader)
        consents = try ConsentStore.list(of: head.id, from: reader)
        messages = try MatterMessageStore.list(of: head.id, from: reader)
        outcomes = try OutcomeStore.list(of: head.id, from: reader)
        checks = try OutcomeCheckStore.list(of: head.id, from: reader)
        tasks = try TaskStore.listOpen(of: head.id, from: reader)
        documents = try DocumentStore.list(of: head.id, from: reader)
        sensitiveNotes = try SensitiveNoteStore.list(of: head.id, from: reader)
        consultations = try ConsultationStore.list(of: head.id, from: reader)
        merges = try MergeStore.list(into: head.id, from: reader)
        duplicates = try Self.duplicates(of: head, household, from: reader)
        timeline = try TimelineStore.list(of: head.id, limit: Self.timelineLength + 1, from: reader)
    }

    /// Only what entries of the timeline are told with: the people and the consultations.
    init(tellingOf head: CaseFile.Head, from reader: Reader) throws {
        self.head = head
        household = try HouseholdStore.list(of: head.id, from: reader)
        consultations = try ConsultationStore.list(of: head.id, from: reader)
        plan = .empty
        (needs, referrals, proposals, consents, messages) = ([], [], [], [], [])
        (outcomes, checks, tasks, documents, sensitiveNotes) = ([], [], [], [], [])
        (merges, duplicates, timeline) = ([], [], [])
    }

    /// Files that may be the same household's, as long as the file runs.
    static func duplicates(
        of head: CaseFile.Head,
        _ household: [Person]? = nil,
        from reader: Reader
    ) throws -> [Duplicate] {
        guard head.status.isRunning else { return [] }
        let people = try household ?? HouseholdStore.list(of: head.id, from: reader)
        return try DuplicateStore.list(
            like: people.filter { $0.mergedInto == nil }.map(\.draft),
            except: head.id,
            in: head.alliance,
            of: head.organisation,
            from: reader
        )
    }

    /// The members that are not the same person as another one.
    var people: [Person] { household.filter { $0.mergedInto == nil } }

    /// Everybody whose name the page shows.
    var accounts: Set<Identifier<Account>> {
        Set([head.owner, head.standIn].compactMap(\.self) + tasks.map(\.assignee)).union(Self.accounts(in: timeline))
    }

    /// Accounts that entries tell of; some of the identifiers are other records', which do no harm.
    static func accounts(in entries: [TimelineEntry]) -> Set<Identifier<Account>> {
        Set(entries.flatMap { [$0.actor] + $0.values.compactMap(\.self) }.compactMap { Identifier<Account>($0) })
    }
}
