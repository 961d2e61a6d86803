import LotseCore
import LotseData

/// Counting for the report, and the records behind each number.
enum ReportStore {
    /// What a report asks for.
    struct Question: Sendable {
        let alliance: Identifier<Alliance>
        let organisations: Set<Identifier<Organisation>>?
        let period: ReportPeriod
        /// Of recognition: they decide which consultation is a first one.
        let recognition: [Period]

        func during(_ period: ReportPeriod) -> Question {
            Question(alliance: alliance, organisations: organisations, period: period, recognition: recognition)
        }

        fileprivate var files: SQL {
            guard let organisations else { return "f.alliance_id = \(alliance)" }
            return "f.alliance_id = \(alliance) AND f.organisation_id IN \(list: organisations.sorted())"
        }
    }

    /// All counts of the period, in three statements.
    static func counts(_ question: Question, from reader: Reader) throws -> ReportCounts {
        var counts = ReportCounts()
        try countConsultations(question, into: &counts, from: reader)
        try countFiles(question, into: &counts, from: reader)
        try countOutcomes(question, into: &counts, from: reader)
        return counts
    }

    private static func countConsultations(
        _ question: Question,
        into counts: inout ReportCounts,
        from reader: Reader
    ) throws {
        let rows = try reader.rows(
            """
            SELECT r.place AS is_later, p.sex, f.country, f.origin_key, MIN(f.origin_place) AS origin_place,
                COUNT(*) AS number, SUM(r.minutes) AS minutes
            FROM (\(ranked(question))) r JOIN person p ON p.id = r.person_id
            JOIN case_file f ON f.id = r.case_file_id
            GROUP BY r.place, p.sex, f.country, f.origin_key
            """
        )
        for row in rows {
            let figure: ReportFigure = try row.value("is_later", as: Int.self) == 0 ? .first : .followUp
            try counts.add(row, figure, sex: try row.value("sex"))
            counts.minutes[figure, default: 0] += try row.value("minutes", as: Int.self)
        }
    }

    /// The period's consultations with 0 for a first one and 1 for a follow-up; the rule is `ConsultationKind`'s.
    ///
    /// Asks for an earlier one of the same file, which the index answers for each: ranking all that ever were would
    /// read the years before the period too.
    private static func ranked(_ question: Question) -> SQL {
        """
        SELECT c.id, c.case_file_id, c.person_id, c.held_on, c.minutes,
            CASE WHEN EXISTS (SELECT 1 FROM consultation e WHERE e.case_file_id = c.case_file_id
                AND (e.held_on, e.created_at, e.id) < (c.held_on, c.created_at, c.id)
                AND \(recognition(of: "e.held_on", question)) = \(recognition(of: "c.held_on", question)))
            THEN 1 ELSE 0 END AS place
        FROM consultation c JOIN case_file f ON f.id = c.case_file_id WHERE \(question.files)
            AND c.held_on >= \(question.period.start) AND c.held_on <= \(question.period.end)
        """
    }

    /// Which period of recognition a day lies in, as a number; one number for all days outside.
    private static func recognition(of day: SQL, _ question: Question) -> SQL {
        var number: SQL = "CASE"
        for (place, period) in question.recognition.enumerated() {
            let last = period.end ?? Day(daysSince1970: 2_932_896)
            number = "\(number) WHEN \(day) >= \(period.start) AND \(day) <= \(last) THEN CAST(\(place) AS BIGINT)"
        }
        return question.recognition.isEmpty ? "0" : "\(number) ELSE -1 END"
    }

    private static func countFiles(
        _ question: Question,
        into counts: inout ReportCounts,
        from reader: Reader
    ) throws {
        let rows = try reader.rows(
            """
            SELECT o.has_child, o.country, o.origin_key, MIN(o.origin_place) AS origin_place, COUNT(*) AS number
            FROM (SELECT f.country, f.origin_key, f.origin_place,
                    CASE WHEN EXISTS (\(child)) THEN 1 ELSE 0 END AS has_child
                FROM case_file f WHERE \(question.files) AND f.status <> 'merged'
                    AND f.opened_on >= \(question.period.start) AND f.opened_on <= \(question.period.end)) o
            GROUP BY o.has_child, o.country, o.origin_key
            """
        )
        for row in rows {
            try counts.add(row, .requests)
            if try row.value("has_child", as: Int.self) == 1 { try counts.add(row, .families) }
        }
    }

    private static let child: SQL = """
        SELECT 1 FROM person p WHERE p.case_file_id = f.id AND p.part = 'child' AND p.merged_into_id IS NULL
        """

    private static func countOutcomes(
        _ question: Question,
        into counts: inout ReportCounts,
        from reader: Reader
    ) throws {
        for figure in [ReportFigure.placements, .moves] {
            let rows = try reader.rows(
                """
                SELECT f.country, f.origin_key, MIN(f.origin_place) AS origin_place, COUNT(*) AS number
                FROM outcome o JOIN case_file f ON f.id = o.case_file_id
                WHERE \(question.files) AND o.reopened_on IS NULL AND \(outcome(figure, question.period))
                GROUP BY f.country, f.origin_key
                """
            )
            for row in rows { try counts.add(row, figure) }
        }
    }

    private static func outcome(_ figure: ReportFigure, _ period: ReportPeriod) -> SQL {
        switch figure {
        case .moves:
            """
            o.kind IN ('landed', 'stays') AND o.arrived_on >= \(period.start) AND o.arrived_on <= \(period.end)
            """
        default:
            """
            o.closed_on >= \(period.start) AND o.closed_on <= \(period.end) AND EXISTS (SELECT 1
                FROM outcome_landing l WHERE l.outcome_id = o.id AND l.landing IN ('job', 'training', 'business'))
            """
        }
    }
}

/// The records behind a number.
extension ReportStore {
    /// One record that a figure counts.
    struct Record: Sendable, Equatable {
        let caseFile: Identifier<CaseFile>
        let number: CaseFile.Number
        let organisation: Identifier<Organisation>
        let day: Day
        /// Of the person who was advised, or of the main person.
        let name: String
        let country: Country?
        let place: String
    }

    /// As many as somebody looks through.
    static let recordsOnPage = 200

    /// The records of a figure, narrowed to a row of the report, latest first.
    ///
    /// - Parameters:
    ///   - figure: which.
    ///   - row: of one of the report's tables; nil for the whole figure.
    ///   - question: whose and when.
    ///   - page: counted from 1, of `recordsOnPage`; nil for all records.
    ///   - reader: the snapshot to read from.
    /// - Returns: exactly what the report counted, or the page of it.
    /// - Throws: the store's errors.
    static func records(
        _ figure: ReportFigure,
        in row: ReportGrid.Row?,
        _ question: Question,
        page: Int? = nil,
        from reader: Reader
    ) throws -> [Record] {
        let part: SQL = page.map { "LIMIT \(recordsOnPage) OFFSET \(($0 - 1) * recordsOnPage)" } ?? ""
        return try reader.list(
            """
            SELECT f.id, f.year, f.number, f.organisation_id, b.day, p.given_name, p.family_name, f.country,
                f.origin_place
            FROM \(source(figure, question)) WHERE \(condition(row)) ORDER BY b.day DESC, b.id \(part)
            """,
            Record.init
        )
    }

    /// How many records a number has.
    static func count(
        _ figure: ReportFigure,
        in row: ReportGrid.Row?,
        _ question: Question,
        from reader: Reader
    ) throws -> Int {
        try reader.number("SELECT COUNT(*) FROM \(source(figure, question)) WHERE \(condition(row))")
    }

    private static func source(_ figure: ReportFigure, _ question: Question) -> SQL {
        """
        (\(basis(figure, question))) b JOIN case_file f ON f.id = b.case_file_id
            LEFT JOIN person p ON p.id = b.person_id
        """
    }

    private static func condition(_ row: ReportGrid.Row?) -> SQL {
        switch row {
        case nil: "1 = 1"
        case .sex(let sex): "p.sex = \(sex)"
        case .group(.unknown), .country(nil): "f.country IS NULL"
        case .group(let group): "f.country IN \(list: Country.all(in: group))"
        case .country(let country): "f.country = \(country)"
        case .place(let place): "f.origin_key = \(place)"
        }
    }

    /// What a figure counts, row by row: `id, case_file_id, person_id, day`.
    private static func basis(_ figure: ReportFigure, _ question: Question) -> SQL {
        let period = question.period
        let main: SQL = """
            (SELECT MIN(m.id) FROM person m WHERE m.case_file_id = f.id AND m.part = 'main'
                AND m.merged_into_id IS NULL)
            """
        switch figure {
        case .first, .followUp:
            return """
                SELECT r.id, r.case_file_id, r.person_id, r.held_on AS day FROM (\(ranked(question))) r
                WHERE r.place = \(figure == .first ? 0 : 1)
                """
        case .requests, .families:
            let families: SQL = figure == .families ? "AND EXISTS (\(child))" : ""
            return """
                SELECT f.id, f.id AS case_file_id, \(main) AS person_id, f.opened_on AS day FROM case_file f
                WHERE \(question.files) AND f.status <> 'merged' AND f.opened_on >= \(period.start)
                    AND f.opened_on <= \(period.end) \(families)
                """
        case .placements, .moves:
            let day: SQL = figure == .moves ? "o.arrived_on" : "o.closed_on"
            return """
                SELECT o.id, o.case_file_id, \(main) AS person_id, \(day) AS day
                FROM outcome o JOIN case_file f ON f.id = o.case_file_id
                WHERE \(question.files) AND o.reopened_on IS NULL AND \(outcome(figure, period))
                """
        }
    }
}

extension ReportCounts {
    fileprivate mutating func add(_ row: Row, _ figure: ReportFigure, sex: Person.Sex = .unknown) throws {
        let place: String = try row.value("origin_key")
        let cell = ReportCell(figure: figure, country: try row.optional("country"), place: place, sex: sex)
        counts[cell, default: 0] += try row.value("number", as: Int.self)
        if placeNames[place] == nil { placeNames[place] = try row.value("origin_place") }
    }
}

extension ReportStore.Record {
    fileprivate init(_ row: Row) throws {
        let names = [try row.optional("given_name", as: String.self), try row.optional("family_name")]
        self.init(
            caseFile: try row.value("id"),
            number: CaseFile.Number(year: try row.value("year"), number: try row.value("number")),
            organisation: try row.value("organisation_id"),
            day: try row.value("day"),
            name: names.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " "),
            country: try row.optional("country"),
            place: try row.value("origin_place")
        )
    }
}
