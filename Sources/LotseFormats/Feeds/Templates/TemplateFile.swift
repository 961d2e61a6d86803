/// Reads filled templates.
package enum TemplateFile {
    /// Reads a table.
    ///
    /// - Parameters:
    ///   - bytes: the table, with semicolons, commas or tabs, in UTF-8 or Windows-1252.
    ///   - template: what its rows are.
    ///   - connection: who delivers, as the alliance named it.
    ///   - extent: whether the table names all that the sender has.
    ///   - limits: what the file may cost.
    /// - Returns: the records of the good rows, and each bad cell with line and column.
    /// - Throws: `FeedFailure` when the heading is not the template's, or what reading the bytes throws.
    package static func read(
        _ bytes: FeedBytes,
        as template: Template,
        connection: String,
        extent: FeedExtent = .partial,
        limits: FeedLimits = FeedLimits()
    ) throws -> Feed {
        var table = try CSVTable(try bytes.whole(limits))
        var draft = FeedDraft(.template, limits)
        let sender = FeedSender(connection: connection)
        draft.feed.speak(for: sender, [template.kind], extent)
        if table.isWindows1252 {
            draft.position = FeedPosition(line: 1)
            draft.tolerate(.windows1252)
        }
        let columns = try columns(of: &table, template)
        var (cells, entries): ([CSVCell], Int) = ([], 0)
        while true {
            do throws(FeedRefusal) {
                guard try table.next(into: &cells) else { break }
            } catch {
                entries += 1
                draft.refuse(error)
                continue
            }
            entries += 1
            guard entries <= limits.entries else { throw FeedFailure(.tooManyEntries) }
            take(cells, columns, template, sender, entry: entries, &draft)
        }
        return draft.feed.finished()
    }

    /// The template that a table's heading fits: the one that asks for the most columns.
    static func template(of bytes: FeedBytes, _ limits: FeedLimits) throws -> Template {
        var table = try CSVTable(try bytes.whole(limits))
        let cells = try heading(of: &table)
        let fields = Set(cells.compactMap { TemplateField(heading: $0.text) })
        let fitting = Template.all.filter { template in
            fields.count == cells.count && fields.isSuperset(of: template.required)
                && fields.isSubset(of: template.required + template.optional)
        }
        guard let template = fitting.max(by: { $0.required.count < $1.required.count }) else {
            throw FeedFailure(.otherFormat, at: FeedPosition(line: cells.first?.line))
        }
        return template
    }

    private static func heading(of table: inout CSVTable) throws(FeedFailure) -> [CSVCell] {
        var cells: [CSVCell] = []
        do throws(FeedRefusal) {
            if try table.next(into: &cells) { return cells }
        } catch {
            throw FeedFailure(.malformed, at: error.position)
        }
        throw FeedFailure(.empty)
    }

    /// The columns' fields, in the table's order.
    private static func columns(
        of table: inout CSVTable,
        _ template: Template
    ) throws(FeedFailure) -> [TemplateField] {
        let cells = try heading(of: &table)
        let known = Set(template.required + template.optional)
        var fields: [TemplateField] = []
        for cell in cells {
            let position = FeedPosition(line: cell.line, column: cell.column, field: FeedText.sample(cell.text))
            guard let field = TemplateField(heading: cell.text), known.contains(field) else {
                throw FeedFailure(.unknownColumn, at: position)
            }
            guard !fields.contains(field) else { throw FeedFailure(.repeatedColumn, at: position) }
            fields.append(field)
        }
        if let missing = template.required.first(where: { !fields.contains($0) }) {
            throw FeedFailure(.missingColumn, at: FeedPosition(line: 1, field: missing.heading))
        }
        return fields
    }

    private static func take(
        _ cells: [CSVCell],
        _ columns: [TemplateField],
        _ template: Template,
        _ sender: FeedSender,
        entry: Int,
        _ draft: inout FeedDraft
    ) {
        let start = FeedPosition(line: cells.first?.line, entry: entry)
        draft.position = start
        guard cells.count == columns.count else {
            return draft.refuse(FeedRefusal(.cellCount, at: start, sample: cells.first?.text))
        }
        var problems: [FeedRefusal] = []
        var filled: [TemplateField: TemplateRow.Cell] = [:]
        filled.reserveCapacity(cells.count)
        for (cell, field) in zip(cells, columns) {
            let isPlain = CSVFormula.isHarmless(cell.text)
            guard isPlain || !cell.text.allSatisfy(\.isWhitespace) else { continue }
            var position = FeedPosition(line: cell.line, column: cell.column, entry: entry)
            defer { filled[field] = TemplateRow.Cell(text: CSVFormula.meant(cell.text), position: position) }
            // Almost every cell begins with a letter or digit, and is neither a formula nor broken.
            guard !isPlain else { continue }
            position.field = field.rawValue
            if CSVFormula.isFormula(cell.text) {
                problems.append(FeedRefusal(.formula, at: position, sample: cell.text))
            }
            if cell.text.unicodeScalars.contains("\u{FFFD}") {
                problems.append(FeedRefusal(.brokenEncoding, at: position, sample: cell.text))
            }
        }
        var row = TemplateRow(filled, at: start, draft.limits)
        row.require(template.required)
        let record = TemplateRecord.record(template.kind, &row, from: sender)
        problems += row.problems
        if draft.feed.holds(record.key) {
            let place = filled[.key]?.position ?? start
            problems.append(FeedRefusal(.repeatedObject, at: place, sample: record.key.object))
        }
        guard problems.isEmpty else {
            return draft.refuse(problems, key: record.key.object.isEmpty ? nil : record.key)
        }
        draft.take(record, row.faults)
    }
}

/// What a spreadsheet would calculate instead of showing it.
enum CSVFormula {
    /// Whether a cell shows at a glance that nothing is wrong with it.
    static func isHarmless(_ text: String) -> Bool {
        guard let first = text.utf8.first, (48...57).contains(first) || (97...122).contains(first | 0x20) else {
            return false
        }
        return !text.utf8.contains(0xEF)
    }

    /// Whether a cell is a formula: a number or telephone number with a sign in front is none.
    static func isFormula(_ text: String) -> Bool {
        guard CSVWriter.harmless(text) != text else { return false }
        let visible = text.drop { $0.isWhitespace }
        guard let first = visible.first, first == "+" || first == "-" else { return true }
        return !visible.dropFirst().allSatisfy { ($0.isASCII && $0.isNumber) || " ./()-,".contains($0) }
    }

    /// The text without the apostrophe that keeps spreadsheets from calculating it.
    static func meant(_ text: String) -> String {
        guard text.utf8.first == UInt8(ascii: "'") else { return text }
        let inner = String(text.dropFirst())
        return CSVWriter.harmless(inner) == text ? inner : text
    }
}
