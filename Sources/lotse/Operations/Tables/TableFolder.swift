import Foundation
import LotseFormats

/// A folder with a table for each list of a JSON file, for whoever keeps them in spreadsheets.
struct TableFolder {
    private let folder: String
    /// The most bytes that a table may have.
    private let limit: Int

    /// The JSON that the tables of a folder stand for.
    ///
    /// - Parameters:
    ///   - folder: as typed.
    ///   - sheets: which tables there may be; other files are left alone.
    ///   - limit: the most bytes that each may have.
    /// - Returns: one object.
    /// - Throws: `Installation.Problem` that names table, line and column of the first thing that cannot be read.
    static func json(_ folder: String, _ sheets: [TableSheet], limit: Int) throws -> Data {
        let tables = TableFolder(folder: folder, limit: limit)
        var whole: [String: JSONValue] = [:]
        for sheet in sheets {
            guard let rows = try tables.rows(of: sheet) else { continue }
            switch sheet.shape {
            case .many(nil): whole[sheet.name] = .list(rows.map { .object($0) })
            case .many(let outer?):
                guard case .object(var object) = whole[outer] else { continue }
                object[sheet.name] = .list(rows.map { .object($0) })
                whole[outer] = .object(object)
            case .one: whole[sheet.name] = .object(try tables.only(rows, sheet))
            case .whole: whole.merge(try tables.only(rows, sheet)) { _, new in new }
            }
        }
        return try JSONEncoder().encode(JSONValue.object(whole))
    }

    private func only(_ rows: [[String: JSONValue]], _ sheet: TableSheet) throws -> [String: JSONValue] {
        guard rows.count == 1, let row = rows.first else {
            throw problem(sheet, "there must be one row below the heading, not \(rows.count).")
        }
        return row
    }

    /// Nil where the folder does without the table.
    private func rows(of sheet: TableSheet) throws -> [[String: JSONValue]]? {
        let path = URL(filePath: folder).appending(path: sheet.file).path
        if sheet.isOptional, !FileManager.default.fileExists(atPath: path) { return nil }
        let bytes = try GuardedFile.read(path, limit: limit)
        guard bytes.count <= limit else { throw problem(sheet, "it is larger than \(limit / 1_048_576) MiB.") }
        var table: CSVTable
        do throws(FeedFailure) { table = try CSVTable(bytes) } catch { throw problem(sheet, Self.sentence(of: error)) }
        var cells: [CSVCell] = []
        guard try next(&table, &cells, sheet) else { throw problem(sheet, "it is empty.") }
        let columns = try columns(cells.map(\.text.trimmed), sheet)
        var rows: [[String: JSONValue]] = []
        while try next(&table, &cells, sheet) { rows.append(try row(cells, columns, sheet)) }
        return rows
    }

    private func next(_ table: inout CSVTable, _ cells: inout [CSVCell], _ sheet: TableSheet) throws -> Bool {
        do throws(FeedRefusal) { return try table.next(into: &cells) } catch {
            throw problem(sheet, line: error.position.line, "the quotes are wrong; write one inside of a cell twice.")
        }
    }

    /// The columns in the order of the heading.
    private func columns(_ names: [String], _ sheet: TableSheet) throws -> [TableSheet.Column] {
        let columns = try names.map { name in
            guard let column = sheet.columns.first(where: { $0.name == name }) else {
                let known = sheet.columns.map(\.name).joined(separator: ", ")
                throw problem(sheet, line: 1, "the column \"\(name)\" is none of \(known).")
            }
            return column
        }
        for column in sheet.columns where !column.isOptional && !names.contains(column.name) {
            throw problem(sheet, line: 1, "the column \"\(column.name)\" is missing.")
        }
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw problem(sheet, line: 1, "the column \"\(twice)\" stands there twice.")
        }
        return columns
    }

    private func row(
        _ cells: [CSVCell],
        _ columns: [TableSheet.Column],
        _ sheet: TableSheet
    ) throws
        -> [String: JSONValue]
    {
        let line = cells.first?.line
        guard cells.count <= columns.count else {
            throw problem(sheet, line: line, "\(cells.count) cells stand below \(columns.count) headings.")
        }
        var row: [String: JSONValue] = [:]
        for (place, column) in columns.enumerated() {
            let text = place < cells.count ? cells[place].text.trimmed : ""
            if text.isEmpty {
                if column.isOptional { continue }
                throw problem(sheet, line: line, "\"\(column.name)\" is missing.")
            }
            guard let value = column.cell.value(of: text) else {
                let sample = text.count > 40 ? text.prefix(40) + "…" : text[...]
                throw problem(sheet, line: line, "\(column.name): \"\(sample)\" is not \(column.cell.example).")
            }
            row[column.name] = value
        }
        return row
    }

    private static func sentence(of failure: FeedFailure) -> String {
        switch failure.reason {
        case .archive: "it is an archive or a workbook; save the table as CSV."
        case .empty: "it is empty."
        default: "it is written in UTF-16 or UTF-32; save it as UTF-8."
        }
    }

    private func problem(_ sheet: TableSheet, line: Int? = nil, _ sentence: String) -> Installation.Problem {
        let place = line.map { ", line \($0)" } ?? ""
        return Installation.Problem(description: "\(sheet.file)\(place): \(sentence)")
    }
}
