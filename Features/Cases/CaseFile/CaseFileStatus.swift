package import LotseCore
import LotseData

extension CaseFile {
    /// Where the work on a file stands.
    ///
    /// Names for readers live under `cases.status.<raw value>`.
    package enum Status: String, CaseIterable, Sendable, SQLConvertible {
        /// Nobody has begun ("Neu").
        case open
        case inProgress = "in-progress"
        /// For the household or somebody else ("Wartet").
        case waiting
        case closed
        case reopened
        /// Taken into another file. Only a merge leads here, and only its undoing leads away.
        case merged

        package static let running: Set<Status> = [.open, .inProgress, .waiting, .reopened]

        package var isRunning: Bool { Self.running.contains(self) }

        /// The states that people may choose from here.
        package var next: [Status] { Self.transitions[self] ?? [] }

        /// Whether people may change from this state to another.
        package func permits(_ other: Status) -> Permission {
            next.contains(other) ? .allowed : .denied(.wrongState)
        }

        /// The workflow.
        ///
        /// `merged` stands outside: see `CaseMerge`.
        package static let transitions: [Status: [Status]] = [
            .open: [.inProgress, .waiting, .closed],
            .inProgress: [.waiting, .closed],
            .waiting: [.inProgress, .closed],
            .closed: [.reopened],
            .reopened: [.inProgress, .waiting, .closed],
        ]
    }
}
