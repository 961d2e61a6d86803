import LotseCore
import LotseWeb

extension PageContext {
    /// A link that lets the next page say what was done.
    func link(_ path: Path, _ values: [String: String] = [:], saying done: String) -> String {
        "\(link(path, values))?done=\(done)"
    }

    /// What the form before this page has done, if the link says so.
    var done: Notice? {
        let key = "network.done.\(query["done"])"
        return !query["done"].isEmpty && words.has(key) ? Notice(.success, words(key)) : nil
    }

    /// The way back to the network's first page.
    var networkCrumb: Crumb { Crumb(words("network.menu"), link(NetworkPaths.overview)) }

    /// How a period stands today: running, to come or over.
    func tag(of period: Period) -> Tag {
        if period.contains(today) { return Tag(.good, words("network.period.running")) }
        return period.start > today
            ? Tag(.waiting, words("network.period.coming")) : Tag(.neutral, words("network.period.over"))
    }

    /// An end as a reader sees it: a day, or that none is known.
    func end(of period: Period) -> String { period.end.map { words.day($0) } ?? words("network.period.open") }

    /// Both ends of a period in one line.
    func days(of period: Period) -> String {
        guard let end = period.end else { return words("network.period.from", ["from": period.start]) }
        return words("network.period.days", ["from": period.start, "until": end])
    }
}
