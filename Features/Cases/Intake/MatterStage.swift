import LotseCore

/// Where a matter stands, in the person's words ("Wo steht mein Anliegen?").
enum MatterStage: String, CaseIterable, Sendable {
    case draft
    /// It lies in the inbox.
    case received
    /// It will not be worked on here.
    case notTaken = "not-taken"
    /// An adviser has it.
    case taken
    /// At least one body was asked or works on it.
    case inWork = "in-work"
    /// Somebody waits for the person, or for somebody else.
    case waiting
    case closed

    /// The stages that a matter normally goes through, for the picture on top of the page.
    static let path: [MatterStage] = [.received, .taken, .inWork, .closed]

    init(intake: Intake?, caseFile: CaseFile.Status?, referrals: [ReferralStatus]) {
        guard let caseFile else {
            switch intake?.status {
            case .draft: self = .draft
            case .setAside: self = .notTaken
            case .submitted, .taken, .joined, nil: self = .received
            }
            return
        }
        switch caseFile {
        case .closed: self = .closed
        case .waiting: self = .waiting
        case .open, .inProgress, .reopened, .merged:
            let isWorkedOn = referrals.contains { $0.isAwaitingAnswer || $0.isTakenOn || $0 == .done }
            self = isWorkedOn ? .inWork : .taken
        }
    }

    /// How far along the path it is; nil for stages beside it.
    var place: Int? {
        Self.path.firstIndex(of: self == .waiting ? .inWork : self)
    }
}
