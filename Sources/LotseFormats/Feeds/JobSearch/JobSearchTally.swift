import LotseCore

/// What the entries of a search lack, so that a change of the format is seen.
struct JobSearchTally {
    private(set) var stated: Int?
    /// False when pages name different numbers of hits: then they are not pages of one answer.
    private(set) var isOneSearch = true
    private(set) var keys: Set<String> = []
    var entries = 0
    private var withoutReference = 0
    private var withoutTitle = 0
    private var withoutEmployer = 0
    private var withoutPlace = 0
    private var withoutDay = 0

    mutating func state(_ number: Int?) {
        if let stated, stated != number { isOneSearch = false }
        stated = stated ?? number
    }

    /// Takes an entry that has at least a reference, a title and a place, and counts what it lacks.
    mutating func take(_ vacancy: VacancyRecord, from sender: FeedSender, _ draft: inout FeedDraft) {
        let reference = vacancy.key.object
        if !reference.isEmpty { keys.insert(reference) }
        withoutReference += reference.isEmpty ? 1 : 0
        withoutTitle += vacancy.title.isEmpty ? 1 : 0
        withoutEmployer += vacancy.employer == nil ? 1 : 0
        withoutPlace += vacancy.places.isEmpty ? 1 : 0
        withoutDay += vacancy.publishedOn == nil ? 1 : 0
        if vacancy.employer == nil { draft.tolerate(.fieldAbsent, JobSearchField.employer) }
        if vacancy.publishedOn == nil { draft.tolerate(.fieldAbsent, JobSearchField.day) }
        guard !reference.isEmpty else { return draft.refuse(draft.refusal(.missingKey, JobSearchField.reference)) }
        var vacancy = vacancy
        vacancy.key = FeedKey(sender: sender, object: reference)
        guard !vacancy.title.isEmpty else {
            return draft.refuse(draft.refusal(.missingField, JobSearchField.title), key: vacancy.key)
        }
        guard !vacancy.places.isEmpty else {
            return draft.refuse(draft.refusal(.noPlace, JobSearchField.place), key: vacancy.key)
        }
        draft.take(.vacancy(vacancy))
    }

    func judge(_ draft: inout FeedDraft) {
        let missing = [
            (JobSearchField.reference, withoutReference), (JobSearchField.title, withoutTitle),
            (JobSearchField.employer, withoutEmployer), (JobSearchField.place, withoutPlace),
            (JobSearchField.day, withoutDay),
        ]
        for (field, count) in missing { draft.feed.report.judge(field, missing: count, of: entries) }
        if !isOneSearch { draft.feed.report.tolerate(.mixedPages) }
    }
}

/// The fields that practically every entry has, by the names that alarms call them.
enum JobSearchField {
    static let reference = "reference"
    static let title = "title"
    static let employer = "employer"
    static let place = "place"
    static let day = "published-on"
}
