/// Reads `multipart/form-data` (RFC 7578) of a body that is already in memory and within its cap.
enum Multipart {
    /// The fields and files; nil where the body is not well-formed or has more than `limit` parts.
    static func decode(_ body: [UInt8], boundary: String, limit: Int = 500) -> FormData? {
        guard (1...70).contains(boundary.utf8.count) else { return nil }
        let delimiter = Array("--\(boundary)".utf8)
        var values: [String: [String]] = [:]
        var files: [String: FormData.SentFile] = [:]
        guard var place = find(delimiter, in: body, from: 0).map({ $0 + delimiter.count }) else { return nil }
        var count = 0
        while true {
            if body[place...].starts(with: [45, 45]) { return FormData(values, files: files) }
            guard body[place...].starts(with: [13, 10]), count < limit,
                let headEnd = find([13, 10, 13, 10], in: body, from: place),
                let end = find([13, 10] + delimiter, in: body, from: headEnd + 2),
                headEnd + 4 <= end,
                let part = Part(head: body[(place + 2)..<max(headEnd, place + 2)])
            else { return nil }
            let content = Array(body[(headEnd + 4)..<end])
            if let fileName = part.fileName {
                if !fileName.isEmpty || !content.isEmpty {
                    files[part.name] = FormData.SentFile(name: fileName, bytes: content)
                }
            } else {
                guard !content.contains(0), let text = String(validating: content, as: UTF8.self) else { return nil }
                values[part.name, default: []].append(FormData.visible(text))
            }
            place = end + 2 + delimiter.count
            count += 1
        }
    }

    /// The boundary of a content type; nil for other types.
    static func boundary(of contentType: String) -> String? {
        let parts = contentType.split(separator: ";").map { $0.trimmingPrefix { $0 == " " } }
        guard parts.first?.lowercased() == "multipart/form-data" else { return nil }
        for part in parts.dropFirst() where part.lowercased().hasPrefix("boundary=") {
            let value = part.dropFirst("boundary=".count)
            return value.hasPrefix("\"") ? String(value.dropFirst().prefix { $0 != "\"" }) : String(value)
        }
        return nil
    }

    private struct Part {
        var name = ""
        var fileName: String?

        init?(head: ArraySlice<UInt8>) {
            guard head.count < 4096, let text = String(validating: head, as: UTF8.self) else { return nil }
            for line in text.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
                name = Self.parameter("name", of: line) ?? ""
                fileName = Self.parameter("filename", of: line)
            }
            guard !name.isEmpty else { return nil }
        }

        private static func parameter(_ name: String, of line: Substring) -> String? {
            for piece in line.split(separator: ";").dropFirst() {
                let pair = piece.trimmingPrefix { $0 == " " }
                guard pair.hasPrefix("\(name)=\"") else { continue }
                return String(pair.dropFirst(name.count + 2).prefix { $0 != "\"" })
            }
            return nil
        }
    }

    private static func find(_ needle: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = needle.first, body.count >= needle.count else { return nil }
        var place = start
        let last = body.count - needle.count
        while place <= last {
            if body[place] == first, body[place..<(place + needle.count)].elementsEqual(needle) { return place }
            place += 1
        }
        return nil
    }
}
