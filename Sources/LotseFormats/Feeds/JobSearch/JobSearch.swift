/// Answers of the Bundesagentur's job search, kept as files: version 4 as described, version 6 as recorded.
///
/// The service renames fields without a word. An answer whose list is not where it stood, or most of whose entries lack
/// what all have had, raises an alarm instead of being "no jobs".
package enum JobSearch {
    /// Reads the pages of one search.
    ///
    /// - Parameters:
    ///   - pages: the answers, each a file.
    ///   - connection: who delivers, as the alliance named it.
    ///   - limits: what a page may cost.
    /// - Returns: vacancies with a report. The extent is full when as many different ones were read as the answers
    ///   say there are.
    /// - Throws: `FeedFailure` when a page is no JSON or no answer of the job search, or what reading the bytes throws.
    package static func read(
        pages: [FeedBytes],
        connection: String,
        limits: FeedLimits = FeedLimits()
    ) throws -> Feed {
        var draft = FeedDraft(.jobSearch, limits)
        var tally = JobSearchTally()
        let sender = FeedSender(connection: connection)
        for page in pages {
            guard let answer = try JSONReader.read(try page.whole(limits), limits).object else {
                throw FeedFailure(.otherFormat, at: FeedPosition(line: 1))
            }
            try read(answer, from: sender, &draft, &tally)
        }
        tally.judge(&draft)
        let isAll = tally.stated.map { $0 == tally.keys.count } ?? false
        draft.feed.speak(for: sender, [.vacancy], isAll && tally.isOneSearch ? .full : .partial)
        return draft.feed.finished()
    }

    private static func read(
        _ answer: JSONObject,
        from sender: FeedSender,
        _ draft: inout FeedDraft,
        _ tally: inout JobSearchTally
    ) throws(FeedFailure) {
        let stated = answer["maxErgebnisse"]?.word.flatMap { Int($0) }
        tally.state(stated)
        draft.position = FeedPosition(line: answer.line)
        let list = answer["ergebnisliste"] ?? answer["stellenangebote"]
        guard let entries = list?.list else {
            // On no hit the list is absent; on a hit, or without the number of hits, it must be there.
            guard stated == 0, list == nil else {
                guard stated != nil || answer["woOutput"] != nil || answer["facetten"] != nil || list != nil else {
                    throw FeedFailure(.otherFormat, at: FeedPosition(line: answer.line))
                }
                draft.feed.report.raise(.listMissing(stated: stated))
                return
            }
            return
        }
        if entries.isEmpty, let stated, stated > 0, tally.entries == 0 {
            draft.feed.report.raise(.listMissing(stated: stated))
        }
        guard tally.entries + entries.count <= draft.limits.entries else { throw FeedFailure(.tooManyEntries) }
        let isSixth = answer["ergebnisliste"] != nil
        for entry in entries {
            tally.entries += 1
            draft.position = FeedPosition(line: entry.object?.line, entry: tally.entries)
            guard let object = entry.object else {
                draft.refuse(draft.refusal(.notAnObject))
                continue
            }
            let vacancy = isSixth ? JobSearchEntry.sixth(object, &draft) : JobSearchEntry.fourth(object, &draft)
            tally.take(vacancy, from: sender, &draft)
        }
    }
}
