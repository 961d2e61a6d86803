import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Asks a provider over the network: little, for a short time, and never elsewhere than asked.
package struct ProviderClient: Sendable {
    /// A question to a provider: a form to be posted, or none for a document to be fetched.
    package struct Question: Sendable {
        package let address: String
        package var form: [(name: String, value: String)]?
        package var authorization: String?
    }

    /// Gives the body of a successful answer.
    let ask: @Sendable (Question) async throws -> [UInt8]

    package init(ask: @escaping @Sendable (Question) async throws -> [UInt8]) {
        self.ask = ask
    }

    static let mostBytes = 256 * 1024
    private static let seconds: Int64 = 10

    /// The network itself.
    package static let live = ProviderClient { question in
        guard OpenIDProvider.isSafe(question.address) else { throw OpenIDError.misconfigured("an unsafe address") }
        var configuration = HTTPClient.Configuration()
        configuration.redirectConfiguration = .disallow
        do {
            return try await HTTPClient.withHTTPClient(configuration: configuration) { client in
                let response = try await client.execute(request(question), timeout: .seconds(seconds))
                let body = try await response.body.collect(upTo: mostBytes)
                guard response.status == .ok else { throw OpenIDError.unreachable }
                return Array(body.readableBytesView)
            }
        } catch is CancellationError {
            throw CancellationError()
        } catch {
            throw OpenIDError.unreachable
        }
    }

    private static func request(_ question: Question) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: question.address)
        request.headers.add(name: "Accept", value: "application/json")
        if let authorization = question.authorization {
            request.headers.add(name: "Authorization", value: authorization)
        }
        if let form = question.form {
            request.method = .POST
            request.headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            request.body = .bytes(ByteBuffer(string: FormText.encode(form)))
        }
        return request
    }
}
