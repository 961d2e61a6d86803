/// One thing that was looked at, and what is wrong with it.
struct Finding: Equatable, Sendable, CustomStringConvertible {
    enum Weight: String, Sendable {
        case good = "✓"
        /// Works, but not as it should in the open.
        case hint = "!"
        case problem = "✗"
    }

    let weight: Weight
    /// What was looked at, such as `key`.
    let area: String
    let text: String
    /// How to mend it; empty where there is nothing to mend.
    let mending: String

    static func good(_ area: String, _ text: String) -> Finding {
        Finding(weight: .good, area: area, text: text, mending: "")
    }

    static func hint(_ area: String, _ text: String, _ mending: String) -> Finding {
        Finding(weight: .hint, area: area, text: text, mending: mending)
    }

    static func problem(_ area: String, _ text: String, _ mending: String) -> Finding {
        Finding(weight: .problem, area: area, text: text, mending: mending)
    }

    var description: String {
        let line = "\(weight.rawValue) \(area): \(text)"
        return mending.isEmpty ? line : "\(line)\n  → \(mending)"
    }
}
