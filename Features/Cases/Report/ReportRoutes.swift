import LotseCore
import LotseData
import LotseFormats
import LotseWeb

/// The report: figures for any period, as a page, as a table to save, and the records behind each number.
struct ReportRoutes: Sendable {
    let ports: CasesPorts

    func add(to routes: inout RouteTable) {
        let reader = Authoriser.roles(ReportAccess.readers)
        routes.get(CasesPaths.report, as: reader) { staff in
            let report = try await report(staff)
            var page = Page(
                staff.words("cases.report.title"),
                template: "cases.report",
                content: ReportPage(report, staff)
            )
            page.isWide = true
            return .page(page)
        }
        routes.get(CasesPaths.reportTable, as: reader) { staff in
            let report = try await report(staff)
            let name = "\(staff.words("cases.report.file"))-\(report.period.start)-\(report.period.end).csv"
            let bytes = ReportTableFile(report, staff.words).bytes
            return .file(Download(name: name, mediaType: "text/csv; charset=utf-8", bytes: bytes))
        }
        routes.get(CasesPaths.reportRecords, as: reader) { try await records($0) }
        routes.get(CasesPaths.reportRecordsTable, as: reader) { try await recordsTable($0) }
    }

    private func access(_ staff: StaffContext) throws -> (ReportAccess, [ReportAccess]) {
        let choices = ReportAccess.choices(staff.member, in: staff.alliance.id)
        guard let usual = choices.first else { throw PageError.notFound }
        let isWide = staff.query["scope"] == ReportChoice.Scope.alliance.rawValue
        return (isWide ? choices.first { $0.organisations == nil } ?? usual : usual, choices)
    }

    private func report(_ staff: StaffContext) async throws -> Report {
        let (access, choices) = try access(staff)
        let choice = ReportChoice(staff.query, today: staff.today, isProtected: access.isProtected)
        let question = try await question(staff, access, choice.period)
        let (counts, quarters) = try await ports.store.read { reader in
            let parts = access.isProtected ? choice.period.quarters : []
            return (
                try ReportStore.counts(question, from: reader),
                try parts.map { try ReportStore.counts(question.during($0), from: reader) }
            )
        }
        return Report(access: access, hasChoice: choices.count > 1, choice: choice, counts: counts, quarters: quarters)
    }

    private func question(
        _ staff: StaffContext,
        _ access: ReportAccess,
        _ period: ReportPeriod
    ) async throws -> ReportStore.Question {
        ReportStore.Question(
            alliance: staff.alliance.id,
            organisations: access.organisations,
            period: period,
            recognition: try await ports.recognition.recognitionPeriods(of: staff.alliance.id)
        )
    }

    private func asked(_ staff: StaffContext) throws -> (ReportRecordsChoice, ReportAccess) {
        let (access, _) = try access(staff)
        guard access.opensRecords, let figure = ReportFigure(rawValue: staff.query["figure"]) else {
            throw PageError.notFound
        }
        let choice = ReportChoice(staff.query, today: staff.today, isProtected: false)
        let row = try ReportGrid.Row.read(staff.query, for: figure)
        return (ReportRecordsChoice(figure: figure, row: row, choice: choice), access)
    }

    /// A page of the records behind a number.
    private func records(_ staff: StaffContext) async throws -> Reply {
        let (asked, access) = try asked(staff)
        let question = try await question(staff, access, asked.choice.period)
        let page = max(1, Int(staff.query["page"]) ?? 1)
        guard page < 1_000_000 else { throw PageError.notFound }
        let (records, total) = try await ports.store.read { reader in
            (
                try ReportStore.records(asked.figure, in: asked.row, question, page: page, from: reader),
                try ReportStore.count(asked.figure, in: asked.row, question, from: reader)
            )
        }
        return .page(
            Page(
                staff.words("cases.figure.\(asked.figure.rawValue)"),
                template: "cases.report-records",
                content: ReportRecordsPage(records, of: total, page: page, asked, staff),
                breadcrumb: [
                    Crumb(
                        staff.words("cases.menu.report"),
                        staff.link(CasesPaths.report) + "?\(asked.choice.query)"
                    )
                ]
            )
        )
    }

    /// All records behind a number, to count them elsewhere.
    private func recordsTable(_ staff: StaffContext) async throws -> Reply {
        let (asked, access) = try asked(staff)
        let question = try await question(staff, access, asked.choice.period)
        let records = try await ports.store.read {
            try ReportStore.records(asked.figure, in: asked.row, question, from: $0)
        }
        let teams = CaseFileAccess(staff.member, in: staff.alliance.id).teams
        let bytes = ReportRecordsFile(records: records, words: staff.words, teams: teams).bytes
        let period = asked.choice.period
        let name = "\(staff.words("cases.report.file"))-\(asked.figure.rawValue)-\(period.start)-\(period.end).csv"
        return .file(Download(name: name, mediaType: "text/csv; charset=utf-8", bytes: bytes))
    }
}
