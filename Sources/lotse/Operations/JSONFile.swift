import Foundation

/// A JSON file that somebody names on the command line, or a folder with tables in its place; and answers as JSON.
enum JSONFile {
    /// The value in the file.
    ///
    /// - Parameters:
    ///   - path: as typed.
    ///   - type: what is in it.
    ///   - sheets: the tables that a folder may hold in place of the file.
    ///   - limit: the most bytes it may have, or each table.
    /// - Returns: what is in it.
    /// - Throws: `Installation.Problem` that says what is wrong with the file, and where.
    static func read<Value: Decodable>(
        _ path: String,
        as type: Value.Type,
        orTables sheets: [TableSheet],
        limit: Int
    ) throws -> Value {
        do {
            return try JSONDecoder().decode(type, from: try json(path, sheets, limit))
        } catch let error as DecodingError {
            throw Installation.Problem(description: "\(path): \(sentence(of: error))")
        }
    }

    /// An answer for programs, the same text for the same answer.
    static func text(of answer: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }

    /// Whether a path leads to a folder.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private static func json(_ path: String, _ sheets: [TableSheet], _ limit: Int) throws -> Data {
        if isFolder(path) { return try TableFolder.json(path, sheets, limit: limit) }
        let bytes = try GuardedFile.read(path, limit: limit)
        guard bytes.count <= limit else {
            throw Installation.Problem(description: "\(path) is larger than \(limit / 1_048_576) MiB.")
        }
        return Data(bytes)
    }

    private static func sentence(of error: DecodingError) -> String {
        func place(_ context: DecodingError.Context) -> String {
            let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }.joined()
            return path.isEmpty ? "the file" : path
        }
        return switch error {
        case .keyNotFound(let key, _): "there is no \"\(key.stringValue)\"."
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            "\(place(context)) is not of the kind \(type)."
        case .dataCorrupted(let context): "\(place(context)) is no JSON that can be read."
        @unknown default: "the file cannot be read."
        }
    }
}
