import Foundation

/// A JSON file that somebody names on the command line.
enum JSONFile {
    /// The value in the file.
    ///
    /// - Parameters:
    ///   - path: as typed.
    ///   - type: what is in it.
    ///   - limit: the most bytes it may have.
    /// - Returns: what is in it.
    /// - Throws: `Installation.Problem` that says what is wrong with the file, and where.
    static func read<Value: Decodable>(_ path: String, as type: Value.Type, limit: Int) throws -> Value {
        let bytes = try GuardedFile.read(path, limit: limit)
        guard bytes.count <= limit else {
            throw Installation.Problem(description: "\(path) is larger than \(limit / 1_048_576) MiB.")
        }
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch let error as DecodingError {
            throw Installation.Problem(description: "\(path): \(sentence(of: error))")
        }
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
