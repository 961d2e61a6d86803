import Foundation

/// What the processor spends on this process: the same on a busy machine as on a quiet one.
enum ProcessorTime {
    private static func spent() -> Duration {
        var now = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now)
        return .seconds(now.tv_sec) + .nanoseconds(now.tv_nsec)
    }

    static func measure(_ work: () throws -> Void) rethrows -> Duration {
        let start = spent()
        try work()
        return spent() - start
    }

    static func measureTask(_ work: () async throws -> Void) async rethrows -> Duration {
        let start = spent()
        try await work()
        return spent() - start
    }
}
