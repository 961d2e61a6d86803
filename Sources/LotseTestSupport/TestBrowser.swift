import Foundation
package import HTTPTypes
import Hummingbird
import HummingbirdTesting
package import LotseCore
package import LotseData
package import LotseWeb
import NIOCore

/// A reader with a cookie, who follows links and sends forms through the real router.
package struct TestBrowser: Sendable {
    private let client: any TestClientProtocol
    private let cookie: String?

    /// What came back.
    package struct Answer: Sendable {
        package let status: HTTPResponse.Status
        package let headers: HTTPFields
        package let text: String

        /// Where a redirect leads.
        package var location: String? { headers[.location] }

        /// The page without its one-time tokens, to compare two pages.
        package var withoutTokens: String {
            let mark = "name=\"_token\" value=\""
            let parts = text.components(separatedBy: mark)
            return ([parts[0]] + parts.dropFirst().map { String($0.drop { $0 != "\"" }) }).joined(separator: mark)
        }

        /// What stands between the frame's head and foot, for snapshots that the look of the frame does not touch.
        package var main: String {
            let text = withoutTokens
            guard let start = text.firstRange(of: "<main"), let end = text.firstRange(of: "</main>") else {
                return text
            }
            return text[start.lowerBound..<end.upperBound] + "\n"
        }

        /// The token of the form that is sent to `action`; the first form's where none is named.
        package func token(of action: String? = nil) -> String? {
            var rest = text[...]
            if let action {
                guard let form = rest.firstRange(of: "action=\"\(action)\"") else { return nil }
                rest = rest[form.upperBound...]
            }
            guard let start = rest.firstRange(of: "name=\"_token\" value=\"") else { return nil }
            return String(rest[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    /// Opens the house and visits it; `member` is signed in from the start.
    package static func visit(
        _ house: House,
        as account: Identifier<Account>? = nil,
        on store: any Store,
        _ body: @escaping @Sendable (TestBrowser) async throws -> Void
    ) async throws {
        let application = Application(router: house.makeRouter())
        var cookie: String?
        if let account {
            let token = try await store.write(as: .system) { try SessionStore.start(for: account, in: $0) }
            cookie = "__Host-lotse=\(token.text)"
        }
        let signedIn = cookie
        try await application.test(.router) { client in
            try await body(TestBrowser(client: client, cookie: signedIn))
        }
    }

    /// The reader after an answer: with the cookie that it set, if any.
    package func keeping(_ answer: Answer) -> TestBrowser {
        let set = answer.headers[.setCookie]?.split(separator: ";").first.map(String.init)
        return TestBrowser(client: client, cookie: set ?? cookie)
    }

    package func get(_ path: String) async throws -> Answer {
        try await send(path, .get, body: nil, headers: [:])
    }

    /// Sends a form with the token of the page that showed it.
    package func post(_ path: String, _ fields: [(String, String)], token: String?) async throws -> Answer {
        let all = fields + (token.map { [("_token", $0)] } ?? [])
        let body = all.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        return try await send(
            path,
            .post,
            body: ByteBuffer(string: body),
            headers: [.contentType: "application/x-www-form-urlencoded"]
        )
    }

    /// Gets a page, fills its form and sends it to where the form says.
    package func submit(_ page: String, to action: String, _ fields: [(String, String)]) async throws -> Answer {
        let shown = try await get(page)
        return try await post(action, fields, token: shown.token(of: action) ?? shown.token())
    }

    /// Sends a body byte by byte as it is, such as no browser would.
    package func post(_ path: String, bytes: [UInt8], headers: HTTPFields) async throws -> Answer {
        try await send(path, .post, body: ByteBuffer(bytes: bytes), headers: headers)
    }

    /// Sends a form with files (`multipart/form-data`).
    package func upload(
        _ path: String,
        _ fields: [(String, String)],
        files: [(field: String, name: String, bytes: [UInt8])],
        token: String?
    ) async throws -> Answer {
        let boundary = "lotse-test-boundary"
        var body = ByteBuffer()
        for (name, value) in fields + (token.map { [("_token", $0)] } ?? []) {
            body.writeString("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n")
        }
        for file in files {
            let head = "form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
            body.writeString("--\(boundary)\r\nContent-Disposition: \(head)\r\n\r\n")
            body.writeBytes(file.bytes)
            body.writeString("\r\n")
        }
        body.writeString("--\(boundary)--\r\n")
        return try await send(
            path,
            .post,
            body: body,
            headers: [.contentType: "multipart/form-data; boundary=\(boundary)"]
        )
    }

    private func send(
        _ path: String,
        _ method: HTTPRequest.Method,
        body: ByteBuffer?,
        headers: HTTPFields
    ) async throws -> Answer {
        var headers = headers
        if let cookie { headers[.cookie] = cookie }
        return try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
            Answer(status: response.status, headers: response.headers, text: String(buffer: response.body))
        }
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + [byte].hexadecimal
        }.joined()
    }
}
