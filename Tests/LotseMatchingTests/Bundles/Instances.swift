import Foundation

/// How many random instances a property test tries: 2,000 where `LOTSE_INSTANCES=2000` says so, else a sample.
enum Instances {
    static func seeds(sample: Int) -> ClosedRange<UInt64> {
        let asked = ProcessInfo.processInfo.environment["LOTSE_INSTANCES"].flatMap { UInt64($0) }
        return 1...max(1, asked ?? UInt64(sample))
    }
}
