import Hummingbird
import LotseData
import NIOCore

/// What those who run an installation ask it.
extension House {
    func addOperations(to router: Router<WebContext>) {
        // Alive: the process answers.
        router.get("/health") { _, _ in Self.plain("ok\n") }
        // Ready: the database answers too.
        router.get("/ready") { _, _ in
            guard await store.isAnswering() else {
                return Self.plain("the database does not answer\n", status: .serviceUnavailable)
            }
            return Self.plain("ready\n")
        }
        router.get("/metrics") { _, _ in Self.plain(metrics.text) }
    }

    static func plain(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        var response = Response(status: status, body: .init(byteBuffer: ByteBuffer(string: text)))
        response.headers[.contentType] = "text/plain; charset=utf-8"
        response.headers[.cacheControl] = "no-store"
        return response
    }
}
