import LotseFormats
import LotseWeb

/// The question whether a list is to be taken in, and what is to be done about what speaks against it.
enum TakingForm {
    /// - Parameter trial: what is asked is what speaks against it; nil asks everything.
    /// - Returns: the form.
    static func make(for trial: FeedIntake.Trial? = nil) -> Form {
        var fields: [Field] = []
        if trial.map({ $0.feed.report.refusalCount > 0 }) ?? true { fields.append(Field("partly", .tick)) }
        if trial.map({ !$0.plan.withheld.isEmpty }) ?? true { fields.append(Field("shrink", .tick)) }
        return Form("market.take", fields)
    }
}
