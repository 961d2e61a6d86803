import ArgumentParser
import Logging

/// The least weight of an event that is logged, as the command line names it.
enum LogLevel: String, CaseIterable, ExpressibleByArgument {
    case debug
    case info
    case notice
    case warning
    case error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
