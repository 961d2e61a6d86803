import LotseData

/// Failures as sentences for whoever runs Lotse.
enum Sentence {
    static func of(_ error: any Error) -> String {
        switch error {
        case let error as StoreError: of(error)
        case let error as MigrationError: of(error)
        default: "\(error)"
        }
    }

    static func of(_ error: StoreError) -> String {
        switch error {
        case .constraint(let kind, let rule): "The data break a rule of the schema (\(kind.rawValue): \(rule))."
        case .unreadable(let column, let wanted):
            "The database is not what this program expects: \(column) should hold \(wanted). Run `lotse check`."
        case .stale: "Somebody else changed the record in the meantime. Try again."
        case .full: "The disk is full; nothing was kept. Make room and try again."
        case .unavailable(let reason): "The database does not answer: \(reason)."
        case .contended: "The database is busy with somebody else's work. Try again."
        case .engine(let code, let message): "The database engine complains (\(code)): \(message)."
        }
    }

    static func of(_ error: MigrationError) -> String {
        switch error {
        case .newer(let steps):
            "The database was made by a newer Lotse (it knows \(steps.first ?? "more")). Use that program."
        case .edited(let step):
            "The step \(step) of the schema was taken with another text. Use the program that took it."
        case .failed(let step, let reason): "The step \(step) of the schema could not be taken: \(reason)"
        case .unreadable(let folder): "The schema's files in \(folder) are missing beside the program."
        case .pending(let steps):
            "The database lacks \(steps.count) steps of the schema (\(steps.first ?? "") …). Run `lotse migrate`."
        }
    }

    static func of(_ fault: JournalCheck.Fault) -> String {
        switch fault.kind {
        case .gap: "an entry before number \(fault.sequence) is missing."
        case .brokenLink: "entry \(fault.sequence) does not continue the one before it."
        case .altered: "entry \(fault.sequence) was altered after it was written."
        case .detailsAltered: "the details of entry \(fault.sequence) are not the ones that were recorded."
        case .cutOff: "entries after number \(fault.sequence) were cut off."
        }
    }
}
