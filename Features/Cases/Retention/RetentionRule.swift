import LotseCore

/// When the data of a case that has ended goes ("Löschfristen").
///
/// Pure. The public privacy notice states the same periods; whoever changes one changes the other.
///
/// Two clocks run: what tells who somebody was goes by data protection law; what proves to a funder that somebody was
/// advised stays as long as the funder may audit (Art. 82 of the Common Provisions Regulation (EU) 2021/1060: five years
/// from 31 December of the year of the last payment), and without names.
struct RetentionRule: Sendable, Equatable {
    /// After the year in which the support ended.
    static let yearsKept = 3
    static let auditYears = 5
    /// The last payment for a period is taken to be made in the year after its end, at the latest.
    static let yearsUntilLastPayment = 1
    /// Months after which a request goes that was set aside.
    static let monthsForRequests = 6

    /// The first day on which names, words and documents are not needed any more.
    let forgettingOn: Day
    /// The first day on which nothing is needed any more; nil while nobody knows when the funder's period ends.
    let removingOn: Day?

    /// - Parameters:
    ///   - opened: when the support began.
    ///   - closed: when it ended.
    ///   - recognition: the periods for which the alliance is recognised and paid.
    init(opened: Day, closed: Day, recognition: [Period]) {
        let forgetting = Self.newYear(closed.year + 1 + Self.yearsKept)
        forgettingOn = forgetting
        let paying = recognition.filter { period in
            period.start <= closed && (period.end.map { opened <= $0 } ?? true)
        }
        let ends = paying.compactMap(\.end)
        guard ends.count == paying.count else {
            removingOn = nil
            return
        }
        let audit = ends.max().map { Self.newYear($0.year + Self.yearsUntilLastPayment + Self.auditYears + 1) }
        removingOn = max(forgetting, audit ?? forgetting)
    }

    /// What is due for a file on a day.
    func due(on day: Day, isForgotten: Bool) -> Due {
        if let removingOn, removingOn <= day { return .remove }
        return forgettingOn <= day && !isForgotten ? .forget : .keep
    }

    enum Due: Sendable, Equatable {
        case keep
        /// Everything that tells who the household was.
        case forget
        /// The whole file.
        case remove
    }

    private static func newYear(_ year: Int) -> Day {
        guard let day = Day(year: year, month: 1, day: 1) else {
            preconditionFailure("every year has a first day")
        }
        return day
    }
}
